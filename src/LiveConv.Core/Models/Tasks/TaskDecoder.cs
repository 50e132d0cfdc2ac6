using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models.Tasks;

/// <summary>Makes of a network's outputs what its task asks for.</summary>
/// <param name="outputs">The nodes whose values <see cref="Decode"/> takes, in this order.</param>
public abstract class TaskDecoder(ImmutableArray<Node> outputs)
{
    /// <summary>The nodes whose values <see cref="Decode"/> takes, in this order.</summary>
    public ImmutableArray<Node> Outputs { get; } = outputs;

    /// <summary>The decoder for a model's pipeline; null where its outputs aren't decoded: filters, pictures, feature maps.</summary>
    /// <exception cref="PipelineException">The outputs aren't those of the task; the message names them and says what to do.</exception>
    public static TaskDecoder? For(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (pipeline.Model is not { } model) return null;
        return model.Description.Task switch
        {
            ModelTask.Classify => Classification.Create(pipeline, model),
            ModelTask.DetectFace => (TaskDecoder?)UltraFace.Create(pipeline, model) ?? YuNet.Create(pipeline, model) ?? throw Wrong(pipeline, "detect-face", "UltraFace's (boxes and scores) or YuNet's (cls, obj, bbox at three strides)"),
            ModelTask.Segment => Segmentation.Create(pipeline, model),
            _ => null,
        };
    }

    /// <summary>Fills a result.</summary>
    /// <param name="values">Values of <see cref="Outputs"/>.</param>
    /// <param name="result">Gets what was found; its stamp stays.</param>
    public abstract void Decode(IReadOnlyList<Tensor> values, ModelResult result);

    internal static PipelineException Wrong(Pipeline pipeline, string task, string wanted)
    {
        var outputs = string.Join(", ", pipeline.Graph.Outputs.Take(4).Select(node => $"'{node.Name}' {node.Shape}"));
        return new PipelineException($"{pipeline.Name}: the task {task} needs outputs such as {wanted}, but this model has {outputs}; name another with --task");
    }
}
