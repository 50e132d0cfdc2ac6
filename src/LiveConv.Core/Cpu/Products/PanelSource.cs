namespace LiveConv.Cpu.Products;

/// <summary>The right-hand matrix of a product, which is never there as a whole: pieces of it are packed as they are needed.</summary>
internal abstract unsafe class PanelSource
{
    /// <summary>Floats past the end of a panel that <see cref="Pack"/> may write.</summary>
    public const int Slack = 16;

    /// <summary>Writes rows <paramref name="k"/> … k + depth − 1 of some columns, one after the other.</summary>
    /// <param name="matrix">Which of the matrices: a picture's group of channels, a place in a batch.</param>
    /// <param name="k">First row.</param>
    /// <param name="depth">Number of rows.</param>
    /// <param name="column">First column.</param>
    /// <param name="columns">Number of columns that there are; what follows in a row of the panel doesn't matter.</param>
    /// <param name="panel">depth × <paramref name="width"/> values and <see cref="Slack"/>.</param>
    /// <param name="width">From one row of the panel to the next.</param>
    public abstract void Pack(int matrix, int k, int depth, int column, int columns, float* panel, int width);
}
