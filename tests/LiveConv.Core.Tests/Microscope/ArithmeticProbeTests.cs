using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Microscope;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class ArithmeticProbeTests
{
    private const int MostPlaces = 60;

    /// <summary>2 channels of 3×3, a kernel of 2×2, stride 2, one row of padding at the top; worked on paper.</summary>
    [Fact]
    public void Explain_Convolution_HasTheProductsWorkedByHand()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 2, 3, 3));
        var w = graph.Constant("w", new Tensor(new Shape(1, 2, 2, 2), [1, 2, 3, 4, -1, 0.5f, 2, -3]));
        var y = graph.Add("y", new Conv2D { StrideY = 2, StrideX = 1, Padding = new Padding(1, 0, 0, 0), Activation = Activation.Relu }, x, w, graph.Constant("b", new Tensor(new Shape(1), [10])));
        using var values = new NodeValuesStub(graph.Build(y));
        values[x] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90];
        values.Run();
        var explanation = new Explanation();

        // Output 1×1×2×2; (0, 1) sees rows −1 and 0, columns 1 and 2.
        values.Probe.Explain(y, 1, explanation);

        // Channel 0: 3·2 + 4·3 = 18; channel 1: 2·20 − 3·30 = −50; 18 − 50 + 10 = −22, and ReLU makes it 0.
        Assert.Equal((ExplanationKind.WeightedSum, "f(Σ w·x + b)", 2, 2), (explanation.Kind, explanation.Formula, explanation.Rows, explanation.Columns));
        Assert.Equal([(1, -50.0), (0, 18.0)], explanation.Groups.ToArray().Select(group => (group.Channel, group.Sum)));
        Assert.Equal(
            [(-1, 0, 1, 0), (-1, 0, 2, 0), (1, 2, 3, 6), (2, 3, 4, 12), (-1, 0, -1, 0), (-1, 0, 0.5, 0), (10, 20, 2, 40), (11, 30, -3, -90)],
            explanation.Terms.ToArray().Select(term => (term.Index, term.Value, term.Weight, term.Product)));
        Assert.Equal([7, 6, 3, 2], explanation.Largest.ToArray());
        Assert.Equal((10, -22, "ReLU", 0), (explanation.Bias, explanation.Sum, explanation.Steps[0].Name, explanation.Steps[0].Value));
        Assert.Equal((0, 0, 0, true), (explanation.Value, explanation.Actual, explanation.Ulps, explanation.IsWithinBound));
        Assert.Equal((1, 7), (explanation.Terms[7].WeightInput, explanation.Terms[7].WeightIndex));
    }

    [Fact]
    public void Explain_MaxPool_NamesTheWinner()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 3, 3));
        var y = graph.Add("y", new MaxPool2D { KernelHeight = 2, KernelWidth = 2, StrideY = 2, StrideX = 2, CeilMode = true }, x);
        using var values = new NodeValuesStub(graph.Build(y));
        values[x] = [1, 2, 3, 4, 5, 9, 7, 8, 6];
        values.Run();
        var explanation = new Explanation();

        values.Probe.Explain(y, 1, explanation);

        Assert.Equal(ExplanationKind.Selection, explanation.Kind);
        Assert.Equal([(2, 0), (-1, 0), (5, 1), (-1, 0)], explanation.Terms.ToArray().Select(term => (term.Index, term.Weight)));
        Assert.Equal((9, 9), (explanation.Sum, explanation.Value));
    }

    [Fact]
    public void Explain_Softmax_SaysWhatIsDividedByWhat()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 3));
        var y = graph.Add("y", new Softmax(1), x);
        using var values = new NodeValuesStub(graph.Build(y));
        values[x] = [MathF.Log(2), 0, MathF.Log(5)];
        values.Run();
        var explanation = new Explanation();

        values.Probe.Explain(y, 0, explanation);

        var steps = explanation.Steps.ToArray().ToDictionary(step => step.Name, step => step.Value);
        Assert.Equal(0.4, steps["e^(x − max)"], 1e-6);
        Assert.Equal(8 / 5.0, steps["Σ e^(x − max)"], 1e-6);
        Assert.Equal(2 / 8.0, explanation.Result, 1e-6);
        Assert.Equal([2 / 5.0, 1 / 5.0, 1], explanation.Terms.ToArray().Select(term => Math.Round(term.Product, 6)));
    }

    [Fact]
    public void Explain_WrongValue_IsOutsideTheBound()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 1, 2));
        var y = graph.Add("y", new Conv2D(), x, graph.Constant("w", new Tensor(new Shape(1, 1, 1, 1), [3])));
        using var values = new NodeValuesStub(graph.Build(y));
        values[x] = [1, 2];
        values.Run();
        values[y] = [3, MathF.BitIncrement(6)];
        var explanation = new Explanation();

        values.Probe.Explain(y, 0, explanation);
        Assert.True(explanation.IsWithinBound);
        Assert.Equal(0, explanation.Ulps);

        values[y] = [3, 6.001f];
        values.Probe.Explain(y, 1, explanation);
        Assert.False(explanation.IsWithinBound);
        Assert.Equal(ErrorUlps(6.001f, 6), explanation.Ulps);
    }

    /// <summary>At many places of every case of every op the explanation is what the op's reference says, and what the executor computed lies within its bound.</summary>
    [Theory]
    [MemberData(nameof(OpCases.Names), MemberType = typeof(OpCases))]
    public void Explain_EveryCase_AgreesWithTheReferenceAndTheExecutor(string name)
    {
        var item = OpCases.Find(name);
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(CaseGraphs.Of(item));
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();
        var layer = loaded.Graph.Outputs[0];
        var reference = new ReferenceOutput(layer.Shape);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        var probe = new ArithmeticProbe(new NodeValues(loaded).Of, loaded.ErrorModel);
        var explanation = new Explanation();
        var random = new Random(1);
        var count = Math.Min(MostPlaces, layer.Shape.Count);
        for (var i = 0; i < count; i++)
        {
            var index = count == layer.Shape.Count ? i : random.Next(layer.Shape.Count);
            probe.Explain(layer, index, explanation);

            Assert.Equal(reference.Values[index], explanation.Value);
            Assert.True(explanation.Bound.Equals(reference.Bounds[index]) || Near(reference.Bounds[index], explanation.Bound), $"at {index}: bound {explanation.Bound} instead of {reference.Bounds[index]}");
            Assert.True(explanation.IsWithinBound, $"at {index}: {explanation.Actual} instead of {explanation.Value} ± {explanation.Bound}");
            Assert.True(ProbeCheck.Agrees(explanation), $"at {index}: {explanation.Formula} gives {explanation.Result} instead of {explanation.Value}");
            Assert.NotEmpty(explanation.Formula);
            CheckTerms(explanation, loaded, item);
        }
    }

    private static void CheckTerms(Explanation explanation, ILoadedGraph loaded, OpCase item)
    {
        var place = 0;
        foreach (var group in explanation.Groups.ToArray().OrderBy(group => group.First))
        {
            Assert.Equal(place, group.First);
            place += group.Count;
            if (explanation.Rows > 0) Assert.Equal(explanation.Rows * explanation.Columns, group.Count);
            foreach (var term in explanation.TermsOf(group))
            {
                Assert.Equal(group.Input, term.Input);
                if (!term.IsOutside) Assert.Equal(item.Inputs[term.Input].Value(term.Index), term.Value);
            }
        }

        Assert.Equal(place, explanation.Terms.Length);
        Assert.Equal(explanation.Terms.ToArray().Count(term => !term.IsOutside), explanation.Largest.Length);
        Assert.NotNull(loaded.Graph.Find("x0"));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static long ErrorUlps(float a, float b) => Math.Abs((long)BitConverter.SingleToInt32Bits(a) - BitConverter.SingleToInt32Bits(b));
}
