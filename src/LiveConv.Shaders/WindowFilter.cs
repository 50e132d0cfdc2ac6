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

    /// <summary>Of separable convolutions: the kernel of one row that comes first; that of one column is the only one of <see cref="Kernels"/>.</summary>
    public (float[] Weights, float Bias)? Across { get; private init; }

    public Activation Activation { get; private init; }

    /// <summary>Done to each kernel's answers.</summary>
    public PointFunction Before { get; private init; }

    public WindowJoin Join { get; private init; }

    /// <summary>Done to what they are joined to, and to the pixel of the frame below it: statements that take <c>answer</c> and <c>pixel</c>.</summary>
    public string Finish { get; private init; } = "";

    /// <summary>Whether <see cref="Finish"/> takes the pixel.</summary>
    public bool ReadsPixel { get; private init; }

    /// <summary>The filter that makes a picture; null where the graph is another.</summary>
    public static WindowFilter? Find(Graph graph, Node picture)
    {
        var frame = graph.Inputs[0];
        var finish = new PointProgram(PointProgram.IsPoint, (operand, _) => operand == frame ? "pixel" : "answer");
        var result = finish.Variable(picture, 0);
        if (finish.Operands.Where(operand => operand != frame).ToArray() is not [var node]) return null;
        var layers = finish.Layers;
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

        var filters = windows.Select(window => Read(window, frame, join, ref layers)).ToArray();
        if (filters[0] is not { } filter || filters.Any(other => other is null || !filter.Matches(other))) return null;

        // Layers that nothing of this counts are more than the filter.
        if (layers != graph.Layers.Length || picture.Shape.C != frame.Shape.C) return null;
        return filter with
        {
            Kernels = [.. filters.SelectMany(each => each!.Kernels)],
            Before = before,
            Join = join,
            Finish = $"{finish}return {result};",
            ReadsPixel = finish.Operands.Contains(frame),
        };
    }

    private bool Matches(WindowFilter other) =>
        (Operation, Window, Border, Activation) == (other.Operation, other.Window, other.Border, other.Activation);

    private static WindowFilter? Read(Node window, Node frame, WindowJoin join, ref int layers)
    {
        if (!window.IsLayer || window.Inputs.Length == 0 || frame.Shape is not { N: 1 } || (frame.Shape.H, frame.Shape.W) != (window.Shape.H, window.Shape.W)) return null;
        layers++;
        if (join == WindowJoin.None && window is { Op: Conv2D, Inputs: [{ Op: Conv2D } rows, ..] })
        {
            layers++;
            return ReadSeparable(window, rows, frame);
        }

        if (window.Inputs[0] != frame) return null;
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

    // The kernel of a column over what one of a row gives. Beyond the border the row's answers are what the row sees there: 0 where it sees zeros and adds no bias.
    private static WindowFilter? ReadSeparable(Node window, Node rows, Node frame)
    {
        if (rows.Inputs[0] != frame || ReadConvolution(window, (Conv2D)window.Op, WindowJoin.None) is not { Window: { Width: 1, Padding: { Left: 0, Right: 0 } } } column) return null;
        if (ReadConvolution(rows, (Conv2D)rows.Op, WindowJoin.None) is not { Window: { Height: 1, Padding: { Top: 0, Bottom: 0 } } } row) return null;
        if (rows.Shape != frame.Shape || row.Activation != default || row.Border != column.Border || (row.Border == BorderMode.Zero && row.Kernels[0].Bias != 0)) return null;
        var (across, along) = (row.Window, column.Window);
        var padding = new Padding(along.Padding.Top, across.Padding.Left, along.Padding.Bottom, across.Padding.Right);
        return column with { Window = new(along.Height, across.Width, padding), Across = row.Kernels[0] };
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
