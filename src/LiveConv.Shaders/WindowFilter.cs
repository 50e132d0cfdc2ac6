using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Kernels;

namespace LiveConv.Shaders;

/// <summary>A graph that is one window over the frame, and what becomes of its answers pixel by pixel.</summary>
/// <param name="Operation">What the window answers.</param>
/// <param name="Window">Its size and place; the output has the size of the input.</param>
/// <param name="Border">What it sees outside the picture.</param>
internal sealed record WindowFilter(WindowOperation Operation, WindowShape Window, BorderMode Border)
{
    /// <summary>Of convolutions: each kernel's weights, as a cross-correlation has them, and its bias. The same for all channels.</summary>
    public IReadOnlyList<(float[] Weights, float Bias)> Kernels { get; private init; } = [];

    public Activation Activation { get; private init; }

    /// <summary>Done to each kernel's answers.</summary>
    public PointFunction Before { get; private init; }

    public WindowJoin Join { get; private init; }

    /// <summary>Done to what they are joined to.</summary>
    public PointFunction After { get; private init; }

    /// <summary>The filter that makes a picture; null where the graph is another.</summary>
    public static WindowFilter? Find(Graph graph, Node picture)
    {
        var layers = 0;
        var node = picture;
        var after = TakePoint(ref node, ref layers);
        var (join, before) = (WindowJoin.None, PointFunction.None);
        Node[] windows;
        switch (node.Op)
        {
            case Magnitude:
                (join, windows) = (WindowJoin.Length, [.. node.Inputs]);
                layers++;
                break;
            case MaxChannels:
                join = WindowJoin.Largest;
                layers++;
                node = node.Inputs[0];
                before = TakePoint(ref node, ref layers);
                windows = [node];
                break;
            default:
                windows = [node];
                break;
        }

        // Layers that nothing of this counts are more than the filter.
        layers += windows.Length;
        if (layers != graph.Layers.Length || windows.Any(window => window.Inputs.Length == 0 || window.Inputs[0] != graph.Inputs[0])) return null;
        var filters = windows.Select(window => Read(window, join)).ToArray();
        if (filters[0] is not { } filter || filters.Any(other => other is null || !filter.Matches(other))) return null;
        return filter with { Kernels = [.. filters.SelectMany(each => each!.Kernels)], Before = before, Join = join, After = after };
    }

    private bool Matches(WindowFilter other) =>
        (Operation, Window, Border, Activation) == (other.Operation, other.Window, other.Border, other.Activation);

    private static WindowFilter? Read(Node window, WindowJoin join)
    {
        if (window.Inputs[0].Shape is not { N: 1 } from || (from.H, from.W) != (window.Shape.H, window.Shape.W)) return null;
        return window.Op switch
        {
            Conv2D op => ReadConvolution(window, op, join),
            _ when join != WindowJoin.None => null,
            MedianFilter { Size: 3 } => new(WindowOperation.Median, new(3, 3, Padding.Same(3, 3)), BorderMode.Replicate),
            MaxPool2D op when Slides(op) => new(WindowOperation.Largest, new(op.KernelHeight, op.KernelWidth, op.Padding), BorderMode.Replicate),
            MinPool2D op when Slides(op) => new(WindowOperation.Smallest, new(op.KernelHeight, op.KernelWidth, op.Padding), BorderMode.Replicate),
            _ => null,
        };
    }

    private static WindowFilter? ReadConvolution(Node window, Conv2D op, WindowJoin join)
    {
        if (op is not { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1, HasResidual: false } || window.Inputs.Skip(1).Any(input => input.Constant is null)) return null;
        var weights = Conv2DKernel.Weights(op, window.Inputs[1].Constant!);
        var bias = window.Inputs.Length > 2 ? window.Inputs[2].Constant!.Data : new float[weights.Shape.N];
        var channels = window.Inputs[0].Shape.C;
        if (weights.Shape.C != 1 || op.Groups != channels || weights.Data.Concat(bias).Any(value => !float.IsFinite(value))) return null;
        var taps = weights.Shape.H * weights.Shape.W;
        var kernels = Enumerable.Range(0, weights.Shape.N).Select(m => (Weights: weights.Data.AsSpan(m * taps, taps).ToArray(), Bias: bias[m])).ToArray();
        if (join != WindowJoin.Largest)
        {
            if (kernels.Length != channels || kernels.Any(kernel => kernel.Bias != kernels[0].Bias || !kernel.Weights.SequenceEqual(kernels[0].Weights))) return null;
            kernels = kernels[..1];
        }
        else if (channels != 1)
        {
            return null;
        }

        return new(WindowOperation.Convolution, new(weights.Shape.H, weights.Shape.W, op.Padding), op.Border) { Kernels = kernels, Activation = op.Activation };
    }

    private static bool Slides(PoolOp op) => op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1, CeilMode: false };

    private static PointFunction TakePoint(ref Node node, ref int layers)
    {
        var function = node.Op switch { Abs => PointFunction.Abs, Relu => PointFunction.Relu, _ => PointFunction.None };
        if (function == PointFunction.None) return function;
        layers++;
        node = node.Inputs[0];
        return function;
    }
}
