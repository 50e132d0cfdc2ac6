using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Microscope.Kernels;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>
/// One map of a convolution or a pool with another window, computed from the layer's live input: a graph of one layer on an executor of its own. A kernel of
/// another size is the layer's own, cut or with zeros around it.
/// </summary>
internal sealed class WindowLab : IDisposable
{
    private CpuExecutor? executor;
    private ILoadedGraph? loaded;
    private Tensor? input;
    private (Node Layer, int Channel, LayerWindow Settings, int Version) made;

    /// <summary>The map, 1×1×OH×OW; null where there is none.</summary>
    public Tensor? Output { get; private set; }

    /// <summary>Why there is none, in one line; null where there is one.</summary>
    public string? Problem { get; private set; }

    /// <summary>The first input channel that the map is made of, and how many.</summary>
    public (int First, int Count) Channels { get; private set; }

    /// <summary>Computes the map.</summary>
    /// <param name="layer">A layer with a window.</param>
    /// <param name="channel">The map.</param>
    /// <param name="settings">The window.</param>
    /// <param name="values">What the layer reads now, N×C×H×W.</param>
    /// <param name="weights">The weights as they are now; null for pools.</param>
    /// <param name="version">Counts the changes of the weights.</param>
    public void Compute(Node layer, int channel, LayerWindow settings, Tensor values, Tensor? weights, int version)
    {
        if (made != (layer, channel, settings, version)) Make(layer, channel, settings, weights, version);
        if (loaded is null) return;
        var plane = values.Shape.H * values.Shape.W;
        values.Values.Slice(Channels.First * plane, Channels.Count * plane).CopyTo(input!.Values);
        loaded.SetInput(loaded.Graph.Inputs[0], input);
        loaded.Run();
        loaded.Read(loaded.Graph.Outputs[0], Output!);
    }

    public void Dispose()
    {
        loaded?.Dispose();
        executor?.Dispose();
    }

    private void Make(Node layer, int channel, LayerWindow settings, Tensor? weights, int version)
    {
        made = (layer, channel, settings, version);
        loaded?.Dispose();
        (loaded, Output) = (null, null);
        try
        {
            var (x, builder) = (layer.Inputs[0].Shape, new GraphBuilder());
            var groups = layer.Op is Conv2D conv ? conv.Groups : x.C;
            var each = x.C / groups;
            Channels = (channel / Math.Max(1, layer.Shape.C / groups) * each, each);
            var node = builder.Input("x", new Shape(1, each, x.H, x.W));
            Node[] inputs = weights is null ? [node]
                : layer.Inputs.Length > 2 && layer.Inputs[2].Constant is { } bias
                ? [node, builder.Constant("w", Fit(weights, channel, settings)), builder.Constant("b", new Tensor(new Shape(1), [bias.Values[channel]]))]
                : [node, builder.Constant("w", Fit(weights, channel, settings))];
            var made = builder.Add(layer.Name, settings.Apply(layer.Op), inputs);
            executor ??= new CpuExecutor(1);
            loaded = executor.Load(builder.Build(made));
            (input, Output, Problem) = (new Tensor(node.Shape), new Tensor(made.Shape), null);
        }
        catch (Exception failure) when (failure is ShapeException or NotSupportedException or ArgumentException)
        {
            Problem = failure.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>The kernels of one output in another size: the middle stays the middle.</summary>
    internal static Tensor Fit(Tensor weights, int output, LayerWindow settings)
    {
        var (shape, each) = (weights.Shape, weights.Shape.Count / weights.Shape.N);
        return KernelSize.Fit(new Tensor(new Shape(1, shape.C, shape.H, shape.W), [.. weights.Values.Slice(output * each, each)]), settings.KernelY, settings.KernelX);
    }
}
