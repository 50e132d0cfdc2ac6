using LiveConv.Graphs;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// An input of an op that works value by value: it has the layout of the output, and its shape or one that repeats along
/// some axes (see shaders/include/operand.glsl).
/// </summary>
internal static class Operand
{
    /// <summary>Makes an input readable beside the output and names it to the shader, INPUTi and SPLATi.</summary>
    /// <returns>The tensor to bind.</returns>
    public static GpuTensor Add(KernelBuilder k, int input, Defines defines)
    {
        var tensor = Tensor(k, k.Node.Inputs[input], k.Output, out var splat);
        var repeats = tensor.Shape.Count == 1;
        var groups = tensor.Layout == TensorLayout.Packed ? (tensor.Channels + 3) / 4 : tensor.Channels;
        int[] values =
        [
            tensor.Origin,
            tensor.Batch == 1 ? 0 : groups * tensor.Plane,
            groups == 1 ? 0 : tensor.Plane,
            repeats || tensor.Height == 1 ? 0 : tensor.Pitch,
            repeats || tensor.Columns == 1 ? 0 : 1,
        ];
        defines.Add($"INPUT{input}", string.Join(", ", values.Select(defines.Argument)));
        defines.Add($"SPLAT{input}", splat);
        return tensor;
    }

    private static GpuTensor Tensor(KernelBuilder k, Node input, GpuTensor output, out bool splat)
    {
        if (input.Constant is { } constant)
        {
            // A constant can be of the output's rank from the start: leading axes of size 1 change nothing.
            var shape = new Shape([.. Enumerable.Repeat(1, Math.Max(0, output.Shape.Rank - constant.Shape.Rank)), .. Sizes(constant.Shape)]);
            var values = new Tensor(shape, constant.Data);
            if (!Repeats(shape, output, out splat))
            {
                var from = new Broadcast(shape, output.Shape);
                values = new Tensor(output.Shape, [.. Enumerable.Range(0, output.Shape.Count).Select(i => constant.Data[from.Source(i)])]);
            }

            return k.Upload(values, output.Layout);
        }

        var tensor = k.Input(k.Node.Inputs.IndexOf(input));
        if (Repeats(tensor.Shape, output, out splat) && (tensor.Layout == output.Layout || tensor.Shape.Count == 1)) return tensor;
        var source = new Broadcast(tensor.Shape, output.Shape);
        var expanded = k.Scratch(output.Shape, output.Layout);
        k.Gather(tensor, expanded, source.Source);
        splat = false;
        return expanded;
    }

    // Whether the shader can repeat this shape by strides of texels; splat where all values of a texel are its first.
    private static bool Repeats(Shape shape, GpuTensor output, out bool splat)
    {
        splat = shape.Count == 1;
        if (splat || shape == output.Shape) return true;
        if (shape.Rank != 4 || output.Shape.Rank != 4) return false;
        var along = output.Layout == TensorLayout.Packed ? 1 : 3;
        splat = shape[along] == 1 && output.Shape[along] > 1;
        return true;
    }

    private static IEnumerable<int> Sizes(Shape shape) => Enumerable.Range(0, shape.Rank).Select(axis => shape[axis]);
}
