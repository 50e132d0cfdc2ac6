namespace LiveConv.Cpu.Rows;

/// <summary>
/// A layer that makes each row of its output from some rows of its inputs, all of the same size. It keeps no state between
/// runs: several threads run it at once, on other rows.
/// </summary>
internal abstract class RowLayer
{
    /// <summary>What it looks at of all of its inputs.</summary>
    public virtual RowWindow Window => default;

    /// <summary>Whether it can look at rows in place, with their <see cref="RowBuffer.Ends"/> beside them.</summary>
    public virtual bool ReadsInPlace => !Window.IsWide;

    /// <summary>
    /// Computes some rows of all channels. Rows end in room for a vector: whole vectors may be read and written past the last column.
    /// </summary>
    /// <param name="inputs">Hold the rows that the window needs.</param>
    /// <param name="output">Where the rows go.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last one.</param>
    public abstract void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to);
}
