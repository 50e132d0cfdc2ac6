using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models.Tasks;

/// <summary>
/// Faces by UltraFace ("Ultra-Light-Fast-Generic-Face-Detector-1MB"): for each prior box the probabilities of background and face,
/// and left, top, right, bottom as fractions of the input, already decoded in the graph.
/// </summary>
public sealed class UltraFace : TaskDecoder
{
    /// <summary>The least probability of a face, as its authors use it.</summary>
    public const float LeastScore = 0.7f;

    /// <summary>The most overlap of two faces; its authors use 0.3 to 0.5.</summary>
    public const double MostOverlap = 0.4;

    private readonly FrameFit fit;
    private readonly FitPlan plan;

    private UltraFace(Node scores, Node boxes, FrameFit fit, FitPlan plan)
        : base([scores, boxes]) => (this.fit, this.plan) = (fit, plan);

    /// <summary>A decoder, or null where the outputs aren't those of UltraFace.</summary>
    public static UltraFace? Create(Pipeline pipeline, PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(model);
        var (scores, boxes) = (Find(pipeline.Graph, 2), Find(pipeline.Graph, 4));
        if (scores is null || boxes is null || scores.Shape[1] != boxes.Shape[1]) return null;
        return new UltraFace(scores, boxes, model.Description.Input.Fit, model.Description.Input.Fit.Plan(pipeline.Width, pipeline.Height));
    }

    public override void Decode(IReadOnlyList<Tensor> values, ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(result);
        result.Clear();
        var (scores, boxes) = (values[0].Data, values[1].Data);
        for (var i = 0; i < scores.Length / 2; i++)
        {
            var score = scores[(i * 2) + 1];
            if (score < LeastScore || float.IsNaN(score)) continue;
            var box = boxes.AsSpan(i * 4, 4);
            result.Boxes.Add(new DetectedBox(
                plan.FrameX((double)box[0] * fit.Width), plan.FrameY((double)box[1] * fit.Height),
                plan.FrameX((double)box[2] * fit.Width), plan.FrameY((double)box[3] * fit.Height), score, i));
        }

        BoxSuppression.Apply(result.Boxes, MostOverlap);
    }

    private static Node? Find(Graph graph, int last) =>
        graph.Outputs.Length == 2 ? graph.Outputs.FirstOrDefault(node => node.Shape.Rank == 3 && node.Shape[0] == 1 && node.Shape[2] == last) : null;
}
