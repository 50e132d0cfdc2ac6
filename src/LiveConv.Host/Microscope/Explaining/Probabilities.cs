using LiveConv.Learning.Views;
using LiveConv.Models.Tasks;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>Probabilities of single classes, as <see cref="Classification"/> finds those of all.</summary>
internal static class Probabilities
{
    /// <summary>exp(score)/Σ exp of a class; NaN where the scores aren't those of classes.</summary>
    /// <param name="scores">Before softmax.</param>
    /// <param name="unit">A class.</param>
    public static double Of(Tensor scores, Unit unit)
    {
        if (unit.Kind != UnitKind.Value || !IsFlat(scores.Shape)) return double.NaN;
        double most = double.NegativeInfinity, sum = 0;
        foreach (var score in scores.Values) most = Math.Max(most, score);
        foreach (var score in scores.Values) sum += Math.Exp(score - most);
        return Math.Exp(scores.Values[unit.Index] - most) / sum;
    }

    /// <summary>Whether all sizes but one are 1.</summary>
    public static bool IsFlat(Shape shape)
    {
        var larger = 0;
        for (var axis = 0; axis < shape.Rank; axis++) larger += shape[axis] > 1 ? 1 : 0;
        return larger == 1;
    }
}
