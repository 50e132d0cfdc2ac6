using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// An input of an op that works value by value: it has the layout of the output, and its shape or one that repeats along
/// some axes (see shaders/include/operand.glsl).
/// </summary>
internal static class Operand
{
    /// <summary>Makes an input of the node readable beside the output and names it to the shader, INPUTi and SPLATi.</summary>
    /// <returns>The tensor to bind.</returns>
    public static GpuTensor Add(KernelBuilder k, int input, Defines defines) => k.Node.Inputs[input].Constant is { } constant
        ? Add(k, input, defines, constant)
        : Add(k, input, defines, k.Input(input));

    /// <summary>The same for a constant, uploaded in the output's layout.</summary>
    public static GpuTensor Add(KernelBuilder k, int input, Defines defines, Tensor constant)
    {
        // A constant can be of the output's rank from the start: leading axes of size 1 change nothing.
        int[] sizes = [.. Enumerable.Repeat(1, Math.Max(0, k.Output.Shape.Rank - constant.Shape.Rank)), .. constant.Shape.Sizes];
        var values = new Tensor(new Shape(sizes), constant.Data);
        if (!Repeats(values.Shape, k.Output, out var splat))
        {
            var from = new Broadcast(values.Shape, k.Output.Shape);
            values = new Tensor(k.Output.Shape, [.. Enumerable.Range(0, k.Output.Shape.Count).Select(i => constant.Data[from.Source(i)])]);
        }

        return Name(defines, input, k.Upload(values, k.Output.Layout), splat);
    }

    /// <summary>The same for a tensor on the GPU, copied where its shape or layout can't be read beside the output.</summary>
    public static GpuTensor Add(KernelBuilder k, int input, Defines defines, GpuTensor tensor)
    {
        if (Repeats(tensor.Shape, k.Output, out var splat) && (tensor.Layout == k.Output.Layout || tensor.Shape.Count == 1))
            return Name(defines, input, tensor, splat);
        var source = new Broadcast(tensor.Shape, k.Output.Shape);
        var expanded = k.Scratch(k.Output.Shape, k.Output.Layout);
        k.Gather(tensor, expanded, source.Source);
        return Name(defines, input, expanded, splat: false);
    }

    private static GpuTensor Name(Defines defines, int input, GpuTensor tensor, bool splat)
    {
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
}
