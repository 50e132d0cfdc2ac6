using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Copies each input to its place in the output: whole texels where they keep their values, else value by value.</summary>
internal sealed class ConcatKernel : Kernel
{
    // Whole texels of channels are copied; anything else is scattered value by value.
    public override bool HandlesHalves(Node node, Func<Node, TensorLayout> layout) =>
        ((Concat)node.Op).Axis == 1 && node.Shape.Rank == 4 && node.Inputs[..^1].All(input => input.Shape.C % 4 == 0) && node.Inputs.All(input => layout(input) == layout(node));

    public override void Build(KernelBuilder k)
    {
        var axis = ((Concat)k.Node.Op).Axis;
        var position = 0;
        for (var i = 0; i < k.Node.Inputs.Length; i++)
        {
            var input = k.Input(i);
            if (Texels(k.Output, axis, position) is { } offset && input.Layout == k.Output.Layout) Copy(k, input, offset);
            else Scatter(k, input, axis, position);
            position += k.Node.Inputs[i].Shape[axis];
        }
    }

    // Where position begins in the output, if that is a whole texel and the rest of the way the same for every texel. The last
    // texel of an input may be partly empty: the next input comes later, and value by value.
    private static int? Texels(GpuTensor output, int axis, int position) => (output.Layout, axis) switch
    {
        (TensorLayout.Linear, _) when output.Shape.Sizes[..axis].IndexOfAnyExcept(1) < 0 => Whole(position * output.Shape.Stride(axis)),
        (TensorLayout.Linear, _) => null,
        (TensorLayout.Packed, 0) => position * ((output.Channels + 3) / 4) * output.Plane,
        (TensorLayout.Packed, 1) => Whole(position) * output.Plane,
        (TensorLayout.Packed, 3) => position,
        (_, 0) => position * output.Channels * output.Plane,
        (_, 1) => position * output.Plane,
        (_, 2) => position * output.Pitch,
        _ => Whole(position),
    };

    private static int? Whole(int values) => values % 4 == 0 ? values / 4 : null;

    private static void Copy(KernelBuilder k, GpuTensor input, int offset)
    {
        var defines = KernelBuilder.Sized(k.Output, input);
        defines.AddArgument("OFFSET", offset);
        Storage.Add(defines, k.Output, input);
        k.Over(input, "copy_texels", defines, 1, Binding.Texels(0, input), Binding.Storage(1, k.Output.Buffer));
    }

    private static void Scatter(KernelBuilder k, GpuTensor input, int axis, int position)
    {
        // A piece is what follows one position of the axes before: the same in both tensors but for its length.
        var inner = k.Output.Shape.Stride(axis);
        var (piece, step) = (input.Shape[axis] * inner, k.Output.Shape[axis] * inner);
        k.Scatter(input, k.Output, i => (i / piece * step) + (position * inner) + (i % piece));
    }
}
