using LiveConv.Cpu;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>Kernels and cases, run as the cpu executor runs them.</summary>
internal static class CpuRuns
{
    /// <summary>All passes of a kernel, a row at a time.</summary>
    public static void RowByRow(CpuKernel kernel)
    {
        for (var phase = 0; phase < kernel.Phases; phase++)
            for (var row = 0; row < kernel.Rows(phase); row++) kernel.Run(phase, row, row + 1);
    }

    /// <summary>What threads make of a case, and what the kernel they chose declares about its rounding.</summary>
    public static (Tensor Actual, ErrorModel Model) Shared(OpCase item, int threads)
    {
        using var executor = new CpuExecutor(threads);
        var graph = CaseGraphs.Of(item);
        using var loaded = executor.Load(graph);
        CaseGraphs.SetInputs(loaded, item);
        // The first run isn't shared.
        for (var run = 0; run < 3; run++) loaded.Run();
        var actual = new Tensor(graph.Outputs[0].Shape);
        loaded.Read(graph.Outputs[0], actual);
        return (actual, loaded.ErrorModel(graph.Outputs[0]));
    }
}
