using System.Collections.Immutable;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// A tensor as rows of the values along some axes, each of which is summarised by one number. Rows are cut into parts that run
/// beside each other, and end within the rounds that a loop may have.
/// </summary>
internal sealed class RowReduction
{
    /// <summary>Texels of a part.</summary>
    private const int Length = 256;

    private readonly KernelBuilder k;
    private readonly GpuBuffer rows;
    private readonly int count;
    private readonly int size;

    /// <param name="k">Where the dispatches go.</param>
    /// <param name="tensor">What is summarised.</param>
    /// <param name="axes">The axes within a row.</param>
    public RowReduction(KernelBuilder k, GpuTensor tensor, ImmutableArray<int> axes)
    {
        var groups = new AxisGroups(tensor.Shape, axes);
        this.k = k;
        (count, size) = (groups.Starts.Length, groups.Members.Length);
        var follows = size > 0 && count > 0 && groups.Members[^1] == size - 1 && groups.Starts[^1] == (count - 1) * size;
        rows = Rows(tensor, follows, i => i % (Pitch * 4) < size ? groups.Starts[i / (Pitch * 4)] + groups.Members[i % (Pitch * 4)] : -1);
    }

    /// <param name="k">Where the dispatches go.</param>
    /// <param name="tensor">What is summarised.</param>
    /// <param name="size">Values that follow each other in a row.</param>
    public RowReduction(KernelBuilder k, GpuTensor tensor, int size)
    {
        this.k = k;
        this.size = size;
        count = tensor.Shape.Count / Math.Max(1, size);
        rows = Rows(tensor, true, i => i % (Pitch * 4) < size ? (i / (Pitch * 4) * size) + (i % (Pitch * 4)) : -1);
    }

    private int Pitch => Math.Max(1, (size + 3) / 4);

    private GpuBuffer Rows(GpuTensor tensor, bool follows, Func<int, int> source)
    {
        if (follows && tensor.Layout == TensorLayout.Linear && size % 4 == 0) return tensor.Buffer;
        var scratch = k.Scratch(new Shape(count, Pitch * 4), TensorLayout.Linear);
        k.Gather(tensor, scratch, source);
        return scratch.Buffer;
    }

    /// <summary>Adds the dispatches that summarise every row.</summary>
    /// <param name="term">What is made of each value first.</param>
    /// <param name="combine">How terms are joined.</param>
    /// <param name="finish">What is made of the result.</param>
    /// <param name="numbers">The number of each row that the term or the finish takes.</param>
    /// <returns>One number a row, linear.</returns>
    public GpuTensor Run(RowTerm term, RowCombine combine, RowFinish finish = RowFinish.None, GpuTensor? numbers = null)
    {
        var parts = (Pitch + Length - 1) / Length;
        var partial = k.Buffer((long)count * parts * 16);
        var result = k.Scratch(new Shape(count), TensorLayout.Linear);
        var number = Binding.Values(1, (numbers ?? result).Buffer);
        var defines = new Defines { { "TERM", (int)term }, { "COMBINE", (int)combine } };
        defines.AddArgument("COUNT", count * parts);
        defines.AddArgument("PARTS", parts);
        defines.AddArgument("PITCH", Pitch);
        defines.AddArgument("LENGTH", Length);
        defines.AddArgument("REST", size - ((Pitch - 1) * 4));
        k.Add("reduce_parts", defines, count * parts, 1, 1, Binding.Texels(0, rows), number, Binding.Storage(2, partial));

        defines = new Defines { { "COMBINE", (int)combine }, { "FINISH", (int)finish } };
        defines.AddArgument("COUNT", count);
        defines.AddArgument("PARTS", parts);
        defines.AddArgument("DIVISOR", (float)size);
        k.Add("reduce_finish", defines, count, 1, 1, Binding.Texels(0, partial), number, Binding.Storage(2, result.Buffer));
        return result;
    }

    /// <summary>The numbers of the rows as a tensor of <paramref name="shape"/>, in a layout that stands beside the output's.</summary>
    public GpuTensor Spread(GpuTensor numbers, Shape shape, Func<int, int> source)
    {
        var spread = k.Scratch(shape, k.Output.Layout);
        k.Gather(numbers, spread, source);
        return spread;
    }
}
