using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Instance, group and layer normalisation: mean and variance of each group first, then value by value.</summary>
internal sealed class MomentNormalizationKernel : Kernel
{
    public override bool Supports(Node node) => node.Inputs.Skip(1).All(input => input.Constant is not null);

    public override bool ReadsTensor(Node node, int input) => input == 0;

    public override void Build(KernelBuilder k)
    {
        var (op, shape) = ((MomentNormalizationOp)k.Node.Op, k.Node.Shape);
        var size = op.GroupSize(shape);

        // Groups are whole blocks of values that follow each other: one row each.
        var blocks = k.Input(0);
        var rows = new RowReduction(k, blocks, size);
        var mean = rows.Run(RowTerm.Value, RowCombine.Sum, RowFinish.Mean);
        var variance = rows.Run(RowTerm.SquaredDifference, RowCombine.Sum, RowFinish.Mean, mean);

        // The axes up to the one within which all values share a group; for groups of channels that is the channel's.
        var axes = 0;
        while (axes < shape.Rank && shape.Stride(axes) * shape[axes] > size) axes++;
        var shared = new Shape([.. shape.Sizes[..axes], .. Enumerable.Repeat(1, shape.Rank - axes)]);
        var block = axes == 0 ? shape.Count : shape.Stride(axes - 1);
        var defines = KernelBuilder.Sized(k.Output);
        defines.AddArgument("EPSILON", op.Epsilon);
        GpuTensor[] operands =
        [
            Operand.Add(k, 0, defines),
            Operand.Add(k, 1, defines, rows.Spread(mean, shared, i => (int)((long)i * block / size))),
            Operand.Add(k, 2, defines, rows.Spread(variance, shared, i => (int)((long)i * block / size))),
            Operand.Add(k, 3, defines, Parameter(k, op, 1)),
            Operand.Add(k, 4, defines, k.Node.Inputs.Length > 2 ? Parameter(k, op, 2) : new Tensor(new Shape(1))),
        ];
        k.Over(
            k.Output,
            "moment_normalization",
            defines,
            4,
            [.. operands.Select((operand, i) => Binding.Texels((uint)i, operand.Buffer)), Binding.Storage(5, k.Output.Buffer)]);
    }

    private static Tensor Parameter(KernelBuilder k, MomentNormalizationOp op, int input) =>
        new(op.ParameterShape(k.Node.Shape, k.Constant(input).Shape), k.Constant(input).Data);
}
