using LiveConv.Graphs;
using LiveConv.Learning;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Tests.Support.Learning;

/// <summary>One op whose gradient with respect to one of its inputs is checked by central differences in double.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Op">The op.</param>
/// <param name="Inputs">Values that are <see cref="Step"/> away from every kink of the op, and on a grid so coarse that the differences are exact.</param>
/// <param name="Wrt">The input that is varied.</param>
/// <param name="Constants">Which of the others are constants of the graph.</param>
public sealed record GradientCase(string Name, Op Op, Tensor[] Inputs, int Wrt, int[] Constants)
{
    /// <summary>How far each value is moved: the error of a central difference is f‴·2⁻²⁴/6.</summary>
    public const double Step = 1.0 / 4096;

    private const int Seed = 77;

    /// <summary>Node y, of inputs x0, x1, ….</summary>
    public Graph Graph => CaseGraphs.Of(new OpCase(Name, Op, Inputs, Constants));

    /// <summary>What each output weighs.</summary>
    public Tensor Weights => Values.Uniform(Graph.Outputs[0].Shape, Seed);

    public override string ToString() => Name;

    /// <summary>The gradient of the weighed outputs by (f(x + h) − f(x − h))/2h, each f evaluated in double.</summary>
    public double[] Differences()
    {
        var (y, x, weights) = (new ReferenceOutput(Graph.Outputs[0].Shape), Inputs[Wrt], Weights);
        var result = new double[x.Shape.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var value = x.Data[i];
            x.Data[i] = (float)(value + Step);
            var above = Weigh(y, weights);
            x.Data[i] = (float)(value - Step);
            result[i] = (above - Weigh(y, weights)) / (2 * Step);
            x.Data[i] = value;
        }

        return result;
    }

    /// <summary>Runs the backward pass on an executor, and checks each of its layers besides.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Check(Func<Graph, ILoadedGraph> load)
    {
        var graph = Graph;
        var gradient = GradientGraph.Build(graph, graph.Outputs[0], [graph.Find($"x{Wrt}")!]);
        using var loaded = load(gradient.Graph);
        for (var i = 0; i < Inputs.Length; i++)
            if (!Constants.Contains(i)) loaded.SetInput(gradient.Graph.Find($"x{i}")!, Inputs[i]);
        loaded.SetInput(gradient.Seed, Weights);
        loaded.SetInput(gradient.Top, new Tensor(gradient.Top.Shape));
        loaded.Run();
        var actual = new Tensor(Inputs[Wrt].Shape);
        loaded.Read(gradient.Gradients[0], actual);
        return Compare(actual, Differences()) ?? LayerCheck.FirstMismatch(loaded);
    }

    /// <summary>Within a thousandth, where a gradient isn't as good as 0 beside the largest.</summary>
    public static string? Compare(Tensor actual, double[] expected)
    {
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = (1e-3 * Math.Abs(expected[i])) + (1e-5 * largest);
            if (!(Math.Abs(actual.Data[i] - expected[i]) <= allowed)) return $"value {i} is {actual.Data[i]:g9}, by differences {expected[i]:g9}, the largest {largest:g4}";
        }

        return largest > 0 ? null : "all differences are 0: the case tests nothing";
    }

    private double Weigh(ReferenceOutput y, Tensor weights)
    {
        Op.Evaluate(Inputs, y);
        double sum = 0;
        for (var i = 0; i < y.Values.Length; i++) sum += weights.Data[i] * y.Values[i];
        return sum;
    }
}
