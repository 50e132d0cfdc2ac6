using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>
/// How far two correct float32 runs of a whole network may be apart. Bounds hold layer by layer; through many layers they
/// would grow beyond any use. So the reference runs twice, once with every value of every layer moved by its bound in a
/// random direction, and four times the largest difference of a tensor is the tolerance for it (Monte Carlo arithmetic).
/// The roundings of a sum of n products are moved by what they make with all but certainty, 2√n·u·Σ|x·w| (Higham and Mary,
/// "A new approach to probabilistic rounding error analysis", 2019), instead of by the worst case, n·u·Σ|x·w|.
/// </summary>
public sealed class ErrorEstimate
{
    private const double Margin = 4, Confidence = 2;

    private readonly Dictionary<Node, Tensor> exact = [];
    private readonly Dictionary<Node, double> tolerances = [];

    /// <param name="graph">A graph whose layers aren't fused or are; its bounds are used.</param>
    /// <param name="inputs">The values of its inputs by name.</param>
    /// <param name="seed">For the directions.</param>
    public ErrorEstimate(Graph graph, IReadOnlyDictionary<string, Tensor> inputs, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(inputs);
        var random = new Random(seed);
        var moved = new Dictionary<Node, Tensor>();
        foreach (var node in graph.Nodes)
        {
            if (!node.IsLayer)
            {
                exact[node] = moved[node] = node.Op is Input ? inputs[node.Name] : node.Constant!;
                tolerances[node] = 0;
                continue;
            }

            exact[node] = Evaluate(node, exact, null);
            moved[node] = Evaluate(node, moved, random);
            var largest = 0.0;
            for (var i = 0; i < node.Shape.Count; i++)
            {
                var difference = Math.Abs(exact[node].Value(i) - moved[node].Value(i));
                if (difference > largest) largest = difference;
            }

            tolerances[node] = Margin * largest;
        }
    }

    /// <summary>What the reference gives.</summary>
    public Tensor Values(Node node) => exact[node];

    /// <summary>The largest error of any value of a node.</summary>
    public double Tolerance(Node node) => tolerances[node];

    /// <summary>The first value that is further from the expected one than it may be, in words; null if all are near.</summary>
    public string? Compare(Node node, Tensor actual, Tensor expected)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(expected);
        if (actual.Shape != expected.Shape) return $"{node.Name}: {actual.Shape} instead of {expected.Shape}";
        for (var i = 0; i < actual.Shape.Count; i++)
        {
            var (value, wanted) = (actual.Value(i), expected.Value(i));
            if (!(Math.Abs(value - wanted) <= Tolerance(node)) && !value.Equals(wanted))
                return FormattableString.Invariant($"{node.Name}: value {i} is {value} instead of {wanted}, tolerance {Tolerance(node)}");
        }

        return null;
    }

    private static Tensor Evaluate(Node node, Dictionary<Node, Tensor> values, Random? random)
    {
        var output = new ReferenceOutput(node.Shape);
        node.Op.Evaluate([.. node.Inputs.Select(input => values[input])], output);
        if (random is not null)
        {
            var likely = Math.Min(1, Confidence / Math.Sqrt(Math.Max(1, Terms(node))));
            for (var i = 0; i < output.Values.Length; i++)
            {
                if (output.Bounds[i] is > 0 and < double.PositiveInfinity) output.Values[i] += likely * (random.Next(2) == 0 ? output.Bounds[i] : -output.Bounds[i]);
            }
        }

        var result = new Tensor(node.Shape, node.Type);
        output.CopyTo(result);
        return result;
    }

    /// <summary>How many terms the longest sum behind each value has.</summary>
    private static double Terms(Node node) => node.Op switch
    {
        Reduce => node.Inputs[0].Shape.Count / Math.Max(1.0, node.Shape.Count),
        InstanceNormalization => node.Shape.Count / Math.Max(1.0, node.Shape[0] * node.Shape[1]),
        _ => node.MultiplyAdds / Math.Max(1.0, node.Shape.Count),
    };
}
