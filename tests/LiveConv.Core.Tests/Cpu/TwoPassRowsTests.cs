using LiveConv.Cpu;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>A kernel of one row and one of one column that follows it, computed together.</summary>
public class TwoPassRowsTests
{
    public static TheoryData<int, int, BorderMode> Kernels
    {
        get
        {
            var data = new TheoryData<int, int, BorderMode>();
            foreach (var bits in new[] { 128, 256, 512 })
            {
                foreach (var border in new[] { BorderMode.Zero, BorderMode.Replicate, BorderMode.Reflect })
                    foreach (var size in new[] { 3, 5 }) data.Add(bits, size, border);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Run_TwoLayersTogether_GivesTheBitsOfOneAfterTheOther(int bits, int size, BorderMode border)
    {
        Check(bits, size, border, new Shape(2, 1, 37, 160), Padding.Same(1, size), Padding.Same(size, 1));
        Check(bits, size, border, new Shape(1, 3, 41, 67), Padding.Same(1, size), Padding.Same(size, 1));
        Check(bits, size, border, new Shape(1, 1, 1, 131), Padding.Same(1, size), Padding.Same(size, 1));
        Check(bits, size, border, new Shape(1, 2, 131, 1), Padding.Same(1, size), Padding.Same(size, 1));
        Check(bits, size, border, new Shape(1, 1, 1, 1), Padding.Same(1, size), Padding.Same(size, 1));
        Check(bits, size, border, new Shape(1, 1, 3, 128), new Padding(0, size - 1, 0, 0), new Padding(0, 0, size - 1, 0));
    }

    [Theory]
    [InlineData(160, 37)]
    [InlineData(67, 41)]
    public void Run_ResultsOnly_ComputesTheLayersTogether(int width, int height)
    {
        var (graph, x) = (Blur(new Shape(1, 2, height, width), 5), Values(new Shape(1, 2, height, width), 3));
        using var executor = new CpuExecutor(2);
        var (all, expected) = Run(graph, x, executor, KeptValues.All);
        var (results, actual) = Run(graph, x, executor, KeptValues.Results);
        Assert.Equal(expected.Data, actual.Data);
        Assert.True(all.Steps[0].Milliseconds > 0);
        Assert.Equal(0, results.Steps[0].Milliseconds);
    }

    [Fact]
    public void Run_ALayerThatIsWatched_IsComputedByItself()
    {
        var (graph, x) = (Blur(new Shape(1, 2, 9, 33), 3), Values(new Shape(1, 2, 9, 33), 3));
        using var executor = new CpuExecutor(1);
        var (all, _) = Run(graph, x, executor, KeptValues.All);
        var (loaded, _) = Run(graph, x, executor, KeptValues.Results);
        loaded.Watch(graph.Layers[0]);
        loaded.Run();
        Assert.Equal(Read(all, graph.Layers[0]).Data, Read(loaded, graph.Layers[0]).Data);
        Assert.Equal(Read(all, graph.Layers[1]).Data, Read(loaded, graph.Layers[1]).Data);
    }

    [Fact]
    public void Run_ABiasBetweenTheLayers_IsAdded()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 7, 9));
        var row = builder.Add("row", new Conv2D { Padding = Padding.Same(1, 3) }, x, builder.Constant("r", Values(new Shape(1, 1, 1, 3), 1)), builder.Constant("b", new Tensor(new Shape(1), [0.25f])));
        var graph = builder.Build(builder.Add("column", new Conv2D { Padding = Padding.Same(3, 1) }, row, builder.Constant("c", Values(new Shape(1, 1, 3, 1), 2))));
        using var executor = new CpuExecutor(1);
        var input = Values(new Shape(1, 1, 7, 9), 5);
        Assert.Equal(Run(graph, input, executor, KeptValues.All).Output.Data, Run(graph, input, executor, KeptValues.Results).Output.Data);
    }

    private static void Check(int bits, int size, BorderMode border, Shape shape, Padding padding, Padding otherPadding)
    {
        var (first, second) = (new Conv2D { Padding = padding, Border = border, Groups = shape.C }, new Conv2D { Padding = otherPadding, Border = border, Groups = shape.C, Flip = true });
        var (x, row, column, bias) = (Values(shape, size), Values(new Shape(shape.C, 1, 1, size), 7), Values(new Shape(shape.C, 1, size, 1), 11), Values(new Shape(shape.C), 13));
        Assert.True(RowLayers.SuitTwoPasses(first, row, second, column));
        var expected = Run(new ConvRows<Float128>(second, column, bias), Run(new ConvRows<Float128>(first, row, null), x));
        var actual = Run(
            bits switch
            {
                128 => new TwoPassRows<Float128>(first, row, second, column, bias),
                256 => new TwoPassRows<Float256>(first, row, second, column, bias),
                _ => new TwoPassRows<Float512>(first, row, second, column, bias),
            },
            x);
        Assert.Equal(expected.Data, actual.Data);
    }

    private static Tensor Run(RowLayer layer, Tensor x)
    {
        var y = new Tensor(x.Shape, [.. Enumerable.Repeat(float.NaN, x.Shape.Count)]);
        var chain = RowChainBuilder.Single(layer, [x], y);
        for (var row = 0; row < chain.Rows(0); row++) chain.Run(0, row, row + 1);
        return y;
    }

    private static Graph Blur(Shape shape, int size)
    {
        var builder = new GraphBuilder();
        var row = builder.Add("row", new Conv2D { Padding = Padding.Same(1, size), Border = BorderMode.Reflect, Groups = shape.C }, builder.Input("x", shape), builder.Constant("r", Values(new Shape(shape.C, 1, 1, size), 1)));
        return builder.Build(builder.Add("column", new Conv2D { Padding = Padding.Same(size, 1), Border = BorderMode.Reflect, Groups = shape.C }, row, builder.Constant("c", Values(new Shape(shape.C, 1, size, 1), 2))));
    }

    private static (ILoadedGraph Loaded, Tensor Output) Run(Graph graph, Tensor x, CpuExecutor executor, KeptValues kept)
    {
        var loaded = executor.Load(graph, kept);
        loaded.SetInput(graph.Inputs[0], x);
        loaded.Run();
        return (loaded, Read(loaded, graph.Outputs[0]));
    }

    private static Tensor Read(ILoadedGraph loaded, Node node)
    {
        var values = new Tensor(node.Shape);
        loaded.Read(node, values);
        return values;
    }

    private static Tensor Values(Shape shape, int seed)
    {
        var random = new Random(seed);
        return new Tensor(shape, [.. Enumerable.Range(0, shape.Count).Select(_ => (random.NextSingle() * 2) - 1)]);
    }
}
