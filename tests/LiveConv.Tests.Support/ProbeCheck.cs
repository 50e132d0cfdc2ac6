using LiveConv.Graphs;
using LiveConv.Microscope;

namespace LiveConv.Tests.Support;

/// <summary>Holds the arithmetic probe against what an executor computed, at random places of every layer.</summary>
public static class ProbeCheck
{
    /// <summary>What is wrong, in words; empty if nothing is.</summary>
    /// <param name="loaded">A graph that has run, loaded so that every layer can be read.</param>
    /// <param name="places">How many places, at least one of each layer.</param>
    /// <param name="seed">Seed of the places.</param>
    public static IReadOnlyList<string> Run(ILoadedGraph loaded, int places, int seed)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var probe = new ArithmeticProbe(new NodeValues(loaded).Of, loaded.ErrorModel);
        var explanation = new Explanation();
        var random = new Random(seed);
        var layers = loaded.Graph.Layers;
        var wrong = new List<string>();
        for (var i = 0; i < Math.Max(places, layers.Length); i++)
        {
            // Larger layers aren't more important: each gets as many.
            var layer = layers[i % layers.Length];
            if (layer.Shape.Count == 0) continue;
            probe.Explain(layer, random.Next(layer.Shape.Count), explanation);
            if (!explanation.IsWithinBound)
                wrong.Add($"{layer} at {explanation.Index}: {explanation.Actual:R} instead of {explanation.Value:R} ± {explanation.Bound:R}");
            if (!Agrees(explanation))
                wrong.Add($"{layer} at {explanation.Index}: {explanation.Formula} of {explanation.Terms.Length} terms gives {explanation.Result:R} instead of {explanation.Value:R}");
        }

        return wrong;
    }

    /// <summary>Whether the sum and the steps lead to the reference's value, up to rounding in double.</summary>
    public static bool Agrees(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        if (explanation.Value.Equals(explanation.Result)) return true;
        var magnitude = Math.Abs(explanation.Bias) + Math.Abs(explanation.Value);
        foreach (var group in explanation.Groups) magnitude += group.Magnitude;

        // What isn't finite may come as NaN one way and as an infinity another.
        if (!double.IsFinite(magnitude)) return true;
        return Math.Abs(explanation.Value - explanation.Result) <= (1e-12 * magnitude) + (1e-6 * explanation.Bound);
    }
}
