using LiveConv.Cpu;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>
/// Reads as many floats as some work does and writes as many: what moving the values takes alone, by the same threads. Where this is most of the work's time,
/// memory is what it waits for.
/// </summary>
internal sealed class PlainCopy : CpuKernel, IDisposable
{
    /// <summary>Floats that are copied at once.</summary>
    private const int Piece = 16 << 10;

    private readonly WorkerPool pool;

    /// <param name="input">Floats that are read, at least 1.</param>
    /// <param name="output">Floats that are written, at least 1. What there is less of is taken several times.</param>
    /// <param name="threads">Threads that copy.</param>
    public PlainCopy(int input, int output, int threads)
    {
        (Input, Output) = (new float[input], new float[output]);
        // Pages that nobody has written to are all the same one, which stays in the first-level cache.
        Array.Fill(Input, 1);
        pool = new WorkerPool(threads);
    }

    public float[] Input { get; }

    public float[] Output { get; }

    public override int Rows(int phase) => (Math.Max(Input.Length, Output.Length) + Piece - 1) / Piece;

    public override void Run(int phase, int from, int to)
    {
        var (place, end) = (from * Piece, Math.Min(to * Piece, Math.Max(Input.Length, Output.Length)));
        while (place < end)
        {
            var (read, written) = (place % Input.Length, place % Output.Length);
            var count = Math.Min(Math.Min(Piece, end - place), Math.Min(Input.Length - read, Output.Length - written));
            Input.AsSpan(read, count).CopyTo(Output.AsSpan(written));
            place += count;
        }
    }

    /// <summary>Copies once.</summary>
    public void Run() => pool.Run(this);

    public void Dispose() => pool.Dispose();
}
