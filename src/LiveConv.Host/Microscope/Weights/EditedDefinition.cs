using System.Collections.Immutable;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Microscope.Kernels;
using LiveConv.Models.Tasks;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>A pipeline some of whose layers have other windows: another kernel size, stride, dilation or padding. All layers behind them get the sizes that follow.</summary>
internal sealed class EditedDefinition : IPipelineDefinition
{
    private EditedDefinition(IPipelineDefinition inner, ImmutableDictionary<string, LayerWindow> windows, ImmutableDictionary<string, LayerWindow> originals) =>
        (Inner, Windows, Originals) = (inner, windows, originals);

    /// <summary>The pipeline as it was written.</summary>
    public IPipelineDefinition Inner { get; }

    /// <summary>The windows of changed layers, by their names.</summary>
    public ImmutableDictionary<string, LayerWindow> Windows { get; }

    /// <summary>The windows that these layers have by themselves.</summary>
    public ImmutableDictionary<string, LayerWindow> Originals { get; }

    public string Name => Inner.Name;

    public string Summary => Inner.Summary;

    public bool UsesPattern => Inner.UsesPattern;

    /// <summary>A definition with another window in one layer; where that is the layer's own, with one change less.</summary>
    public static IPipelineDefinition With(IPipelineDefinition definition, Node layer, LayerWindow window)
    {
        var edited = definition as EditedDefinition ?? new EditedDefinition(definition, ImmutableDictionary<string, LayerWindow>.Empty, ImmutableDictionary<string, LayerWindow>.Empty);
        var originals = edited.Originals.ContainsKey(layer.Name) ? edited.Originals : edited.Originals.Add(layer.Name, LayerWindow.Of(layer)!.Value);
        var windows = window == originals[layer.Name] ? edited.Windows.Remove(layer.Name) : edited.Windows.SetItem(layer.Name, window);
        return windows.IsEmpty ? edited.Inner : new EditedDefinition(edited.Inner, windows, originals);
    }

    /// <exception cref="PipelineException">A layer behind a changed one doesn't fit the sizes that it gets.</exception>
    public Pipeline Build(int width, int height, PipelineOptions? options = null)
    {
        var pipeline = Inner.Build(width, height, options);
        try
        {
            var (graph, copies) = Copy(pipeline.Graph);
            var edited = pipeline with { Graph = graph, Picture = pipeline.Picture is { } picture ? copies[picture] : null };
            if (edited.Picture is { } shown) TensorToFrame.RequireShape(shown.Shape);
            // Finds out now whether the outputs are still the task's.
            if (edited.Model is not null) _ = TaskDecoder.For(edited);
            return edited;
        }
        catch (ShapeException failure)
        {
            throw new PipelineException($"{Name} can't run with another window in {string.Join(", ", Windows.Keys)}: {failure.Message}");
        }
    }

    private (Graph Graph, Dictionary<Node, Node> Copies) Copy(Graph graph)
    {
        var (builder, copies, fitted) = (new GraphBuilder(), new Dictionary<Node, Node>(), new Dictionary<Node, Tensor>());
        foreach (var layer in graph.Layers)
        {
            if (Windows.TryGetValue(layer.Name, out var window) && KernelBank.Of(layer) is { } bank && (bank.Height, bank.Width) != (window.KernelY, window.KernelX))
                fitted[bank.Weights] = KernelSize.Fit(bank.Weights.Constant!, window.KernelY, window.KernelX);
        }

        foreach (var node in graph.Nodes)
        {
            var op = Windows.TryGetValue(node.Name, out var window) ? window.Replace(node.Op) : node.Op;
            copies[node] = fitted.TryGetValue(node, out var weights) ? builder.Constant(node.Name, weights) : builder.Add(node.Name, op, [.. node.Inputs.Select(input => copies[input])]);
        }

        return (builder.Build([.. graph.Outputs.Select(output => copies[output])]), copies);
    }
}
