using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Softmax and its logarithm along any axis: the largest value and the sum of each row first, then value by value.</summary>
internal sealed class SoftmaxKernel(string shader) : Kernel
{
    public override void Build(KernelBuilder k)
    {
        var (op, shape) = ((AxisOp)k.Node.Op, k.Node.Shape);
        var rows = new RowReduction(k, k.Input(0), [op.Axis]);
        var largest = rows.Run(RowTerm.Value, RowCombine.Largest);
        var sum = rows.Run(RowTerm.Power, RowCombine.Sum, RowFinish.None, largest);
        var reduced = new Shape([.. shape.Sizes[..op.Axis], 1, .. shape.Sizes[(op.Axis + 1)..]]);
        var defines = KernelBuilder.Sized(k.Output);
        var x = Operand.Add(k, 0, defines);
        var largestOperand = Operand.Add(k, 1, defines, rows.Spread(largest, reduced, i => i));
        var sumOperand = Operand.Add(k, 2, defines, rows.Spread(sum, reduced, i => i));
        k.Over(
            k.Output,
            shader,
            defines,
            4,
            Binding.Texels(0, x.Buffer),
            Binding.Texels(1, largestOperand.Buffer),
            Binding.Texels(2, sumOperand.Buffer),
            Binding.Storage(3, k.Output.Buffer));
    }
}
