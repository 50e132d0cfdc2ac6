using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models.Tasks;

/// <summary>
/// Faces by YuNet (libfacedetection): for each stride s a grid of anchors with a probability, an objectness, a box and five points.
/// Anchor i lies at (s·(i mod columns), s·⌊i/columns⌋); the box's centre is anchor + s·(b₀, b₁), its size s·(e^b₂, e^b₃), point k is
/// anchor + s·(p₂ₖ, p₂ₖ₊₁), and the score is probability·objectness.
/// </summary>
public sealed class YuNet : TaskDecoder
{
    /// <summary>The least score of a face.</summary>
    public const double LeastScore = 0.6;

    /// <summary>The most overlap of two faces.</summary>
    public const double MostOverlap = 0.3;

    private const int OutputsPerStride = 4, PointsPerFace = 5, PriorsPerStride = 1 << 20;

    private readonly FitPlan plan;
    private readonly (int Stride, int Columns)[] grids;

    private YuNet(ImmutableArray<Node> outputs, (int Stride, int Columns)[] grids, FitPlan plan)
        : base(outputs) => (this.grids, this.plan) = (grids, plan);

    /// <summary>A decoder, or null where the outputs aren't those of YuNet.</summary>
    public static YuNet? Create(Pipeline pipeline, PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(model);
        var fit = model.Description.Input.Fit;
        var outputs = ImmutableArray.CreateBuilder<Node>();
        var grids = new List<(int Stride, int Columns)>();
        if (pipeline.Graph.Outputs.Any(node => node.Shape.Rank != 3 || node.Shape[0] != 1)) return null;
        foreach (var level in pipeline.Graph.Outputs.GroupBy(node => node.Shape[1]))
        {
            // Probability and objectness have one value each; as they are multiplied, their order doesn't matter.
            var (ones, box, points) = (level.Where(node => node.Shape[2] == 1).ToArray(), level.FirstOrDefault(node => node.Shape[2] == 4), level.FirstOrDefault(node => node.Shape[2] == 10));
            var stride = (int)Math.Round(Math.Sqrt((double)fit.Width * fit.Height / level.Key));
            if (ones.Length != 2 || box is null || points is null || (fit.Width / stride) * (fit.Height / stride) != level.Key) return null;
            outputs.AddRange(ones[0], ones[1], box, points);
            grids.Add((stride, fit.Width / stride));
        }

        return grids.Count == 0 ? null : new YuNet(outputs.ToImmutable(), [.. grids], fit.Plan(pipeline.Width, pipeline.Height));
    }

    public override void Decode(IReadOnlyList<Tensor> values, ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(result);
        result.Clear();
        for (var level = 0; level < grids.Length; level++)
        {
            var (stride, columns) = grids[level];
            var first = level * OutputsPerStride;
            var (cls, obj, boxes) = (values[first].Data, values[first + 1].Data, values[first + 2].Data);
            for (var i = 0; i < cls.Length; i++)
            {
                var score = (double)cls[i] * obj[i];
                if (score < LeastScore || double.IsNaN(score)) continue;
                var box = boxes.AsSpan(i * 4, 4);
                var (x, y) = (((i % columns) + (double)box[0]) * stride, ((i / columns) + (double)box[1]) * stride);
                var (halfWidth, halfHeight) = (Math.Exp(box[2]) * stride / 2, Math.Exp(box[3]) * stride / 2);
                result.Boxes.Add(new DetectedBox(
                    plan.FrameX(x - halfWidth), plan.FrameY(y - halfHeight), plan.FrameX(x + halfWidth), plan.FrameY(y + halfHeight), score, (level * PriorsPerStride) + i));
            }
        }

        BoxSuppression.Apply(result.Boxes, MostOverlap);
        for (var i = 0; i < result.Boxes.Count; i++) AddPoints(values, result.Boxes[i].Prior, result);
    }

    private void AddPoints(IReadOnlyList<Tensor> values, int prior, ModelResult result)
    {
        var (level, anchor) = (prior / PriorsPerStride, prior % PriorsPerStride);
        var (stride, columns) = grids[level];
        var points = values[(level * OutputsPerStride) + 3].Data.AsSpan(anchor * PointsPerFace * 2, PointsPerFace * 2);
        for (var k = 0; k < PointsPerFace; k++)
        {
            var (x, y) = (((anchor % columns) + points[2 * k]) * stride, ((anchor / columns) + points[(2 * k) + 1]) * stride);
            result.Points.Add(((float)plan.FrameX(x), (float)plan.FrameY(y)));
        }
    }
}
