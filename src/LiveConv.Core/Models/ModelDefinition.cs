using System.Collections.Immutable;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models.Tasks;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models;

/// <summary>A network together with what it is for: a pipeline for frames of any size. Immutable.</summary>
public sealed class ModelDefinition : IPipelineDefinition
{
    private readonly Graph graph;
    private readonly Node? picture;

    /// <param name="description">Task, preprocessing, labels; the input's size is the graph's.</param>
    /// <param name="graph">The network, with one input.</param>
    /// <param name="outputNames">What the outputs are called in the model's file; null for the nodes' names.</param>
    /// <param name="summary">One line: what it is; null makes one up.</param>
    /// <exception cref="PipelineException">The description doesn't fit the network.</exception>
    public ModelDefinition(ModelDescription description, Graph graph, ImmutableArray<string>? outputNames = null, string? summary = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(graph);
        Description = description;
        var (shape, wanted) = (graph.Inputs is [var input] ? input.Shape : default, description.Input.OutputShape);
        if (shape != wanted) throw new PipelineException($"{description.Name}: the network takes {shape}, but by its description the input is {wanted}; correct model.json, or name color and --input-size");
        Summary = summary ?? ModelGuess.InWords(description);
        Model = new PipelineModel(description, outputNames ?? [.. graph.Outputs.Select(node => node.Name)]);
        (this.graph, picture) = description.Task is ModelTask.Image or ModelTask.SuperResolution ? WithPicture(graph, description) : (graph, null);
    }

    public ModelDescription Description { get; }

    public PipelineModel Model { get; }

    public string Name => Description.Name;

    public string Summary { get; }

    public bool UsesPattern => false;

    public Pipeline Build(int width, int height, PipelineOptions? options = null)
    {
        var pipeline = new Pipeline(Name, Summary, width, height, Description.Input, graph, picture, Output()) { Model = Model };

        // Finds out now whether the outputs are the task's.
        _ = TaskDecoder.For(pipeline);
        return pipeline;
    }

    /// <summary>The pass from the picture that the network makes to bytes: by the range that is stated, else the inverse of what is done to the input.</summary>
    private TensorToFrame Output()
    {
        var input = Description.Input;
        var range = picture is null ? "" : Model.Description.FindOutput(Model.OutputNames[0])?.Range ?? "";
        if (range.Contains("0..1", StringComparison.Ordinal)) return new TensorToFrame(input.Color);
        var black = input.Normalization.Invert(0, 0);
        return new TensorToFrame(input.Color, (float)(input.Normalization.Invert(0, 1) - black), (float)black);
    }

    /// <summary>The graph with a node for the picture: the first output, with its channels in front.</summary>
    private static (Graph Graph, Node Picture) WithPicture(Graph graph, ModelDescription description)
    {
        var output = graph.Outputs[0];
        var isNhwc = description.FindOutput(output.Name)?.IsNhwc ?? (description.Input.Layout == ImageLayout.Nhwc && output.Shape.Rank == 4 && output.Shape[1] is not (1 or 3));
        if (isNhwc && output.Shape.Rank == 4)
        {
            var (moved, node) = graph.WithLayer(output.Name + " as planes", new Ops.Transpose([0, 3, 1, 2]), output);
            (graph, output) = (moved, node);
        }

        try
        {
            TensorToFrame.RequireShape(output.Shape);
        }
        catch (ShapeException)
        {
            throw new PipelineException($"{description.Name}: the task {ModelTasks.NameOf(description.Task)} needs a picture of 1 or 3 channels, but the output '{output.Name}' is {output.Shape}; name another with --task");
        }

        return (graph, output);
    }
}
