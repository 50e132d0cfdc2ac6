using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models.Tasks;

/// <summary>The likeliest classes. Outputs that aren't probabilities already become some by softmax.</summary>
public sealed class Classification : TaskDecoder
{
    // Float16 probabilities of a thousand classes sum up to within this.
    private const double SumTolerance = 0.01;

    private Classification(Node scores)
        : base([scores])
    {
    }

    /// <summary>A decoder of the output that holds the scores: the one with as many values as there are labels, else the first.</summary>
    /// <exception cref="PipelineException">No output can be scores of classes.</exception>
    public static Classification Create(Pipeline pipeline, PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(model);
        var candidates = pipeline.Graph.Outputs.Where(node => node.Type == ElementType.Float32 && node.Shape.Count > 1 && IsFlat(node.Shape)).ToArray();
        var scores = candidates.FirstOrDefault(node => node.Shape.Count == model.Description.Labels.Length) ?? candidates.FirstOrDefault();
        return scores is null ? throw Wrong(pipeline, "classify", "1×1000") : new Classification(scores);
    }

    public override void Decode(IReadOnlyList<Tensor> values, ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(result);
        result.Clear();
        ReadOnlySpan<float> scores = values[0].Data;
        var (most, sum, areProbabilities) = (double.NegativeInfinity, 0.0, true);
        foreach (var score in scores)
        {
            areProbabilities &= score is >= 0 and <= 1;
            most = Math.Max(most, float.IsNaN(score) ? most : score);
            sum += score;
        }

        areProbabilities &= Math.Abs(sum - 1) <= SumTolerance;
        var total = 0.0;
        if (!areProbabilities)
        {
            foreach (var score in scores) total += float.IsNaN(score) ? 0 : Math.Exp(score - most);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            var probability = areProbabilities ? scores[i] : Math.Exp(scores[i] - most) / total;
            if (!double.IsNaN(probability)) result.AddClass(i, probability);
        }
    }

    /// <summary>Whether all sizes but one are 1.</summary>
    internal static bool IsFlat(Shape shape)
    {
        var larger = 0;
        for (var axis = 0; axis < shape.Rank; axis++) larger += shape[axis] > 1 ? 1 : 0;
        return larger == 1;
    }
}
