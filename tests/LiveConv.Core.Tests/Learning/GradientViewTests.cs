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
        Assert.Null(PatternNetwork.CheckViews(reference));
        Assert.Null(PatternNetwork.CheckViews(cpu));
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

    [Fact]
    public void Step_AfterTheFirst_AllocatesNothing()
    {
        using var view = GradientView.GradCam(PatternNetwork.Graph(), cpu);
        var picture = PatternNetwork.Picture();
        Run(view, picture, Unit.Top);
        Run(view, picture, Unit.At(1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
        {
            view.Start(picture, Unit.At(i % 2));
            view.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
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
}
