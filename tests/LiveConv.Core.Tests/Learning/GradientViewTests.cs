using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Learning;
using LiveConv.Learning.Views;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Learning;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Learning;

public sealed class GradientViewTests : IDisposable
{
    private readonly CpuExecutor cpu = new(2);
    private readonly ReferenceExecutor reference = new();

    [Fact]
    public void Views_OfAHandMadeNetwork_PointAtWhatItDetects()
    {
        Holds(PatternNetwork.CheckViews(reference));
        Holds(PatternNetwork.CheckViews(cpu));
    }

    [Fact]
    public void Saliency_OfAMatrixProduct_IsItsLargestWeightOfEachPixel()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 3, 1, 2));
        var weights = new Tensor(new Shape(6, 2), [1, 0, -2, 0, 3, 7, -4, 0, 0.5f, 0, 2, -9]);
        var y = graph.Add("y", new MatMul(), graph.Add("flat", new Reshape(new Shape(1, 6)), x), graph.Constant("w", weights));
        using var view = GradientView.Saliency(graph.Build(y), cpu);

        // Of class 0 the weights of the three channels are 1 −2, 3 −4, ½ 2; of class 1 only two aren't 0.
        Assert.Equal([3, 4], Run(view, Values.Uniform(x.Shape, 1), Unit.At(0)));
        Assert.Equal([7, 9], Run(view, Values.Uniform(x.Shape, 1), Unit.At(1)));
        var gradient = new Tensor(view.GradientShape);
        view.ReadGradient(gradient);
        Assert.Equal([0, 0, 7, 0, 0, -9], gradient.Data);
    }

    [Fact]
    public void Saliency_OfTheTopClass_IsThatOfTheLargestScore()
    {
        using var view = GradientView.Saliency(Rectifiers(), cpu);
        var picture = new Tensor(new Shape(1, 1, 2, 2), [1, -1, 2, 3]);
        var top = Run(view, picture, Unit.Top);

        // The scores are 1 + 2·2 − 3·3 = −4 and −1 + 2 + 4·3 = 13.
        Assert.Equal([-4, 13], view.Scores.Data);
        Assert.Equal(Run(view, picture, Unit.Top.Find(view.Scores)), top);
        Assert.Equal(view.Scores.Data.Max(), Unit.Top.Of(view.Scores));
    }

    [Theory]
    [InlineData(GradientRule.Gradient, new float[] { 1, 0, 2, -3 })]
    [InlineData(GradientRule.GuidedBackprop, new float[] { 1, 0, 2, 0 })]
    [InlineData(GradientRule.Deconvnet, new float[] { 1, 5, 2, 0 })]
    public void Gradient_ByEachRule_PassesARectifierAsItSays(GradientRule rule, float[] expected)
    {
        // Rectified values 1, 0, 2, 3 with weights 1, 5, 2, −3: where the value is 0 the gradient is 5, where the gradient is −3 the value is 3.
        using var view = GradientView.Saliency(Rectifiers(), cpu, rule);
        Run(view, new Tensor(new Shape(1, 1, 2, 2), [1, -1, 2, 3]), Unit.At(0));
        var gradient = new Tensor(view.GradientShape);
        view.ReadGradient(gradient);
        Assert.Equal(expected, gradient.Data);
    }

    [Fact]
    public void GradCam_OfTwoMaps_WeighsThemByTheirMeanGradient()
    {
        // Maps 1, 2, 3, 4 and 4, 0, 0, 0; the score is the sum of the first minus twice that of the second: weights 1 and −2.
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 2, 2));
        var maps = graph.Add("maps", new Conv2D(), x, graph.Constant("w", new Tensor(new Shape(2, 1, 1, 1), [1, 3])), graph.Constant("b", new Tensor(new Shape(2), [0, -2])));
        var sums = graph.Add("sums", new Reduce(ReduceKind.Sum, [2, 3]), maps);
        var flat = graph.Add("flat", new Reshape(new Shape(1, 2)), sums);
        var score = graph.Add("score", new MatMul(), flat, graph.Constant("v", new Tensor(new Shape(2, 1), [1, -2])));
        using var view = GradientView.GradCam(graph.Build(score), cpu, maps);

        // The maps are x and 3x − 2: x − 2·(3x − 2) = 4 − 5x, and nothing below 0.
        Assert.Equal([4, 1.5f, 0, 9], Run(view, new Tensor(x.Shape, [0, 0.5f, 2, -1]), Unit.At(0)));
    }

    [Fact]
    public void Start_UnitThatIsNotThere_IsRefused()
    {
        using var view = GradientView.Saliency(Rectifiers(), cpu);
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Start(new Tensor(new Shape(1, 1, 2, 2)), Unit.At(2)));
    }

    [Theory]
    [InlineData("saliency")]
    [InlineData("Grad-CAM")]
    [InlineData("SmoothGrad")]
    [InlineData("occlusion")]
    public void Step_WarmedUp_AllocatesNothing(string name)
    {
        var graph = PatternNetwork.Graph();
        using IAttribution view = name switch
        {
            "saliency" => GradientView.Saliency(graph, cpu),
            "Grad-CAM" => GradientView.GradCam(graph, cpu),
            "SmoothGrad" => new SmoothGrad(graph, cpu, samples: 3),
            _ => new OcclusionMap(graph, cpu, patch: 10),
        };
        var picture = PatternNetwork.Picture();
        long before = 0;
        for (var i = 0; i < 100; i++)
        {
            if (i == 50) before = GC.GetAllocatedBytesForCurrentThread();
            view.Start(picture, i % 2 == 0 ? Unit.Top : Unit.At(1));
            while (view.Step())
            {
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Views_OfANetworkThatTakesChannelsLast_AreThoseOfTheSameNetwork()
    {
        var (first, last) = (PatternNetwork.Graph(), PatternNetwork.Graph(channelsLast: true));
        var picture = PatternNetwork.Picture();
        var moved = new Tensor(last.Inputs[0].Shape);
        for (var i = 0; i < moved.Data.Length; i++) moved.Data[i] = picture[0, i % 3, i / 3 / picture.Shape.W, i / 3 % picture.Shape.W];
        Func<Graph, IAttribution>[] views =
        [
            graph => GradientView.Saliency(graph, reference),
            graph => GradientView.GradCam(graph, reference),
            graph => new SmoothGrad(graph, reference, samples: 1, noise: 1e-9),
            graph => new OcclusionMap(graph, reference, patch: 12),
        ];
        foreach (var make in views)
        {
            using var expected = make(first);
            using var actual = make(last);
            Assert.Null(PatternNetwork.Problem(expected, picture, Unit.Top, 0));
            Assert.Null(PatternNetwork.Problem(actual, moved, Unit.Top, 0));
            Assert.Equal(expected.Map.Shape, actual.Map.Shape);
            Assert.Equal(expected.Map.Data, actual.Map.Data, (a, b) => Math.Abs(a - b) < 1e-6f);
        }
    }

    [Fact]
    public void SmoothGrad_OfALinearLayer_IsItsSaliency()
    {
        // A linear score has the same gradient everywhere, so noise changes nothing.
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 3, 5, 7));
        var weights = Values.Uniform(new Shape(2, 3, 5, 7), 5);
        var network = graph.Build(graph.Add("y", new Conv2D(), x, graph.Constant("w", weights)));
        using var plain = GradientView.Saliency(network, cpu);
        using var smooth = new SmoothGrad(network, cpu, samples: 4, noise: 0.3);
        var picture = Values.Uniform(x.Shape, 6);
        var expected = Run(plain, picture, Unit.At(1));
        smooth.Start(picture, Unit.At(1));
        for (var steps = 1; steps <= smooth.Steps; steps++)
        {
            Assert.Equal(steps < smooth.Steps, smooth.Step());
            Assert.Equal(expected, smooth.Map.Data);
        }
    }

    [Fact]
    public void SmoothGrad_AtAKink_IsTheMeanOfBothSides()
    {
        // |x| has the gradient 1 on one side and −1 on the other: for pixels within the noise the mean is near 0, far away it is ±1.
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 1, 4));
        var sum = graph.Add("sum", new Reduce(ReduceKind.Sum, [2, 3]), graph.Add("abs", new Abs(), x));
        using var smooth = new SmoothGrad(graph.Build(sum), cpu, samples: 400, noise: 0.1);
        smooth.Start(new Tensor(x.Shape, [5, 0, -5, 0.5f]), Unit.At(0));
        while (smooth.Step())
        {
        }

        // The deviation is 0.1·10 = 1: at 0.5 the mean is erf(0.5/√2) = 0.383, within some four deviations of 400 samples.
        Assert.Equal([1, 0, 1, 0.383], smooth.Map.Data.Select(value => (double)value), (a, b) => Math.Abs(a - b) < 0.2);
    }

    [Fact]
    public void OcclusionMap_OfASum_FallsByWhatIsCovered()
    {
        // The score is the sum of the pixels; places of 2×2 a pixel apart cover an inner pixel four times, with falls of 4·(value − grey).
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 4, 5));
        var network = graph.Build(graph.Add("sum", new Reduce(ReduceKind.Sum, [2, 3]), x));
        using var view = new OcclusionMap(network, cpu, patch: 2, stride: 1, grey: [1]);
        var picture = Values.Constant(x.Shape, 1);
        picture[0, 0, 1, 2] = 9;
        view.Start(picture, Unit.At(0));
        Assert.Equal(13, view.Steps);
        while (view.Step())
        {
        }

        // Every place that covers the bright pixel falls by 8. Of the pixel's four places all do, of its neighbours' two, of the corners' one.
        Assert.Equal([0, 2, 4, 2, 0, 0, 4, 8, 4, 0, 0, 2, 4, 2, 0, 0, 0, 0, 0, 0], view.Map.Data);
    }

    [Fact]
    public void Build_AnOpWithoutAGradient_NamesTheLayer()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 5, 7));
        var median = graph.Add("middle", new Hysteresis(0.1f, 0.2f), x);
        var e = Assert.Throws<GradientException>(() => GradientView.Saliency(graph.Build(median), cpu));
        Assert.Equal("layer 'middle' (Hysteresis): it decides which edges stay; decisions have no gradient", e.Message);
    }

    [Fact]
    public void Build_WhatDoesNotDependOnTheInput_HasTheGradientZero()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 2, 3));
        var signs = graph.Add("signs", new Sign(), x);
        using var view = GradientView.Saliency(graph.Build(signs), cpu);
        Assert.Equal(new float[6], Run(view, Values.Uniform(x.Shape, 2), Unit.At(3)));
    }

    public void Dispose()
    {
        cpu.Dispose();
        reference.Dispose();
    }

    private static float[] Run(GradientView view, Tensor picture, Unit unit)
    {
        view.Start(picture, unit);
        Assert.False(view.Step());
        return [.. view.Map.Data];
    }

    /// <summary>Two scores of four rectified pixels.</summary>
    private static Graph Rectifiers()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 2, 2));
        var flat = graph.Add("flat", new Reshape(new Shape(1, 4)), graph.Add("relu", new Relu(), x));
        return graph.Build(graph.Add("y", new MatMul(), flat, graph.Constant("w", new Tensor(new Shape(4, 2), [1, -1, 5, 2, 2, 1, -3, 4]))));
    }

    private static void Holds(string? problem) => Assert.True(problem is null, problem);
}
