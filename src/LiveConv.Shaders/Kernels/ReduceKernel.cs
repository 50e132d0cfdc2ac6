using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Summaries along any axes: see <see cref="RowReduction"/>.</summary>
internal sealed class ReduceKernel : Kernel
{
    public override void Build(KernelBuilder k)
    {
        var op = (Reduce)k.Node.Op;
        var rows = new RowReduction(k, k.Input(0), op.Axes);
        var result = op.Kind switch
        {
            ReduceKind.Sum => rows.Run(RowTerm.Value, RowCombine.Sum),
            ReduceKind.Mean => rows.Run(RowTerm.Value, RowCombine.Sum, RowFinish.Mean),
            ReduceKind.Max => rows.Run(RowTerm.Value, RowCombine.Largest),
            ReduceKind.Min => rows.Run(RowTerm.Value, RowCombine.Smallest),
            ReduceKind.Prod => rows.Run(RowTerm.Value, RowCombine.Product),
            ReduceKind.L1 => rows.Run(RowTerm.Magnitude, RowCombine.Sum),
            ReduceKind.L2 => rows.Run(RowTerm.Square, RowCombine.Sum, RowFinish.Root),
            ReduceKind.SumSquare => rows.Run(RowTerm.Square, RowCombine.Sum),
            ReduceKind.LogSum => rows.Run(RowTerm.Value, RowCombine.Sum, RowFinish.Logarithm),
            _ => rows.Run(RowTerm.Power, RowCombine.Sum, RowFinish.LogarithmAndNumber, rows.Run(RowTerm.Value, RowCombine.Largest)),
        };
        k.Gather(result, k.Output, i => i);
    }
}
