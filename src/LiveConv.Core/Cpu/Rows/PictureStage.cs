using System.Diagnostics;
using LiveConv.Graphs;

namespace LiveConv.Cpu.Rows;

/// <summary>A kernel and the steps that it computes.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="steps">For each step of a <see cref="RowChain"/> what it belongs to, null for none; otherwise the one step.</param>
internal sealed class PictureStage(CpuKernel kernel, Step?[] steps)
{
    /// <summary>Forgets the times of its steps; before the first stage runs, as stages may share steps.</summary>
    public void ResetTimes()
    {
        foreach (var step in steps) step?.Milliseconds = 0;
    }

    /// <summary>Computes; the time that a chain takes is shared out as its layers took it.</summary>
    public void Run(WorkerPool pool)
    {
        var chain = kernel as RowChain;
        chain?.ResetTicks();
        var start = Stopwatch.GetTimestamp();
        pool.Run(kernel);
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (chain is null)
        {
            steps[0]!.Milliseconds += milliseconds;
            return;
        }


        long total = 1;
        foreach (var ticks in chain.Ticks) total += ticks;
        for (var i = 0; i < steps.Length; i++) steps[i]?.Milliseconds += milliseconds * chain.Ticks[i] / total;
    }
}
