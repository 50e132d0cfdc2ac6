using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Kernels;

/// <summary>
/// The weights of a convolution as kernels: one for each output and input channel. Filters have each kernel once for every channel of the picture; such
/// copies are one kernel here.
/// </summary>
public sealed class KernelBank
{
    private readonly int copies;

    private KernelBank(Node layer, Node weights, int copies)
    {
        (Layer, Weights, this.copies) = (layer, weights, copies);
        Outputs = weights.Shape.N / copies;
    }

    /// <summary>The convolution.</summary>
    public Node Layer { get; }

    /// <summary>Its weights, M×(C/groups)×KH×KW.</summary>
    public Node Weights { get; }

    /// <summary>Output channels with kernels of their own.</summary>
    public int Outputs { get; }

    /// <summary>Input channels that each of them reads.</summary>
    public int Inputs => Weights.Shape.C;

    /// <summary>Rows of a kernel.</summary>
    public int Height => Weights.Shape.H;

    /// <summary>Columns of a kernel.</summary>
    public int Width => Weights.Shape.W;

    /// <summary>Weights of a kernel.</summary>
    public int Size => Height * Width;

    /// <summary>Whether every channel of the picture goes through the same kernels.</summary>
    public bool IsShared => copies > 1;

    /// <summary>Whether the layer is a true convolution: it turns what is stored by 180° before it lays it on the picture.</summary>
    public bool Flips => ((Conv2D)Layer.Op).Flip;

    /// <summary>The kernels of a layer; null where it isn't a convolution with constant weights.</summary>
    /// <param name="layer">The layer; its weights are those that it was built with.</param>
    public static KernelBank? Of(Node layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Op is not Conv2D op || layer.Inputs[1].Constant is not { } weights) return null;
        var each = weights.Shape.Count / op.Groups;
        var areCopies = op.Groups > 1 && weights.Shape.C == 1;
        for (var group = 1; group < op.Groups && areCopies; group++) areCopies = weights.Values.Slice(group * each, each).SequenceEqual(weights.Values[..each]);
        return new KernelBank(layer, layer.Inputs[1], areCopies ? op.Groups : 1);
    }

    /// <summary>The kernel's output for an output channel of the layer: copies are the same.</summary>
    public int OutputOf(int channel) => channel % Outputs;

    /// <summary>A kernel's weights, row by row.</summary>
    /// <param name="values">All weights of the layer.</param>
    /// <param name="output">Output channel, below <see cref="Outputs"/>.</param>
    /// <param name="input">Input channel, below <see cref="Inputs"/>.</param>
    public Span<float> Kernel(Tensor values, int output, int input)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Values.Slice(((output * Inputs) + input) * Size, Size);
    }

    /// <summary>Sets a kernel, with all its copies.</summary>
    /// <param name="values">All weights of the layer.</param>
    /// <param name="output">Output channel, below <see cref="Outputs"/>.</param>
    /// <param name="input">Input channel, below <see cref="Inputs"/>.</param>
    /// <param name="kernel">As many weights as it has.</param>
    public void Set(Tensor values, int output, int input, ReadOnlySpan<float> kernel)
    {
        for (var copy = 0; copy < copies; copy++) kernel.CopyTo(Kernel(values, (copy * Outputs) + output, input));
    }
}
