using LiveConv.Verification;

namespace LiveConv.Cpu;

/// <summary>
/// The work of one step, cut into rows that don't depend on each other, so that threads share them and the result
/// doesn't depend on how many there are. A kernel keeps references to its tensors and allocates everything when it is made.
/// </summary>
public abstract class CpuKernel
{
    /// <summary>For each pass the time of all threads that the last run took; null before the first.</summary>
    private double[]? microseconds;

    /// <summary>How many passes one run takes; a pass starts when the one before is complete.</summary>
    public virtual int Phases => 1;

    /// <summary>What the kernel declares about its rounding.</summary>
    public virtual ErrorModel ErrorModel => ErrorModel.Direct;

    /// <summary>Rows of a pass; what a row is, is the kernel's business.</summary>
    public abstract int Rows(int phase);

    /// <summary>The time that a pass took last, of all threads together; infinite before the first run.</summary>
    internal double Microseconds(int phase) => microseconds?[phase] ?? double.PositiveInfinity;

    /// <summary>Keeps what a pass took. Slow runs are forgotten by and by: a thread may have been held up.</summary>
    internal void Measured(int phase, double time)
    {
        if (microseconds is null) Array.Fill(microseconds = new double[Phases], double.PositiveInfinity);
        microseconds[phase] = Math.Min(time, microseconds[phase] * 1.1);
    }

    /// <summary>Computes the rows from <paramref name="from"/> up to, not including, <paramref name="to"/> of a pass.</summary>
    public abstract void Run(int phase, int from, int to);
}
