using LiveConv.Cpu;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>Gradients, thinning and thresholds of Canny in one go.</summary>
public unsafe class EdgeRowsTests
{
    private static readonly Hysteresis Thresholds = new(0.75f, 1.5f);

    public static TheoryData<int, BorderMode, float> Gradients
    {
        get
        {
            var data = new TheoryData<int, BorderMode, float>();
            foreach (var bits in new[] { 128, 256, 512 })
            {
                foreach (var border in new[] { BorderMode.Zero, BorderMode.Replicate, BorderMode.Reflect })
                    foreach (var middle in new[] { 1f, 2f, 0.3f }) data.Add(bits, border, middle);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Gradients))]
    public void Run_AllInOne_GivesTheBitsOfTheLayersOneByOne(int bits, BorderMode border, float middle)
    {
        Check(bits, border, middle, new Shape(2, 1, 37, 160));
        Check(bits, border, middle, new Shape(1, 3, 41, 67));
        Check(bits, border, middle, new Shape(1, 1, 19, 257));
        Check(bits, border, middle, new Shape(1, 2, 1, 131));
        Check(bits, border, middle, new Shape(1, 1, 131, 1));
        Check(bits, border, middle, new Shape(1, 1, 2, 2));
        Check(bits, border, middle, new Shape(1, 1, 1, 1));
    }

    [Theory]
    [InlineData(160, 37, 0, 0f)]
    [InlineData(67, 41, 0, 0f)]
    [InlineData(67, 41, 5, 0f)]
    [InlineData(67, 41, 1, 0f)]
    [InlineData(67, 41, 0, -0.5f)]
    public void Run_ResultsOnly_GivesWhatAllLayersGive(int width, int height, int changedWeight, float low)
    {
        // Other kernels, and thresholds below 0, are computed layer by layer.
        var shape = new Shape(1, 2, height, width);
        var graph = Canny(shape, changedWeight, low);
        var x = Picture(shape);
        using var executor = new CpuExecutor(3);
        using var all = executor.Load(graph);
        using var results = executor.Load(graph, KeptValues.Results);
        var expected = Run(all, graph, x);
        Assert.Equal(expected.Data, Run(results, graph, x).Data);
        Assert.Contains(1f, expected.Data);
        Assert.Equal(changedWeight == 0 && low == 0, results.Steps[0].Milliseconds == 0);
        results.Watch(graph.Layers[2]);
        Assert.Equal(expected.Data, Run(results, graph, x).Data);
    }

    private static void Check(int bits, BorderMode border, float middle, Shape shape)
    {
        var op = new Conv2D { Padding = Padding.Same(3, 3), Border = border, Groups = shape.C };
        float[] across = [-1, 0, 1, -middle, 0, middle, -1, 0, 1], down = [-1, -middle, -1, 0, 0, 0, 1, middle, 1];
        var (weights, otherWeights) = (Kernels(shape.C, across), Kernels(shape.C, down));
        Assert.True(RowLayers.SuitEdges(op, weights, op, otherWeights));
        var x = Picture(shape);
        var (dx, dy, thinned) = (new Tensor(shape), new Tensor(shape), new Tensor(shape));
        Run(RowChainBuilder.Single(new ConvRows<Float128>(op, weights, null), [x], dx));
        Run(RowChainBuilder.Single(new ConvRows<Float128>(op, otherWeights, null), [x], dy));
        Run(RowChainBuilder.Single(new ThinningRows<Float128>(0), [dx, dy], thinned));
        var (expected, actual) = (new HysteresisBits(Thresholds, shape), new HysteresisBits(Thresholds, shape));
        for (var row = 0; row < shape.N * shape.C * shape.H; row++) expected.Collect(row, thinned.Values.Slice(row * shape.W, shape.W));
        var builder = new RowChainBuilder();
        builder.Add(
            bits switch
            {
                128 => new EdgeRows<Float128>(op, weights, Thresholds, actual),
                256 => new EdgeRows<Float256>(op, weights, Thresholds, actual),
                _ => new EdgeRows<Float512>(op, weights, Thresholds, actual),
            },
            0,
            builder.AddTensor(x));
        Run(builder.Build(shape, 1));
        for (var plane = 0; plane < shape.N * shape.C; plane++)
        for (var row = -1; row <= shape.H; row++)
        {
            Assert.Equal(Words(expected.Weak, expected, plane, row), Words(actual.Weak, actual, plane, row));
            Assert.Equal(Words(expected.Marks, expected, plane, row), Words(actual.Marks, actual, plane, row));
        }
    }

    private static ulong[] Words(ulong* words, HysteresisBits bits, int plane, int row) => new Span<ulong>(words + bits.Place(plane, row), bits.RowWords).ToArray();

    private static void Run(RowChain chain)
    {
        for (var row = 0; row < chain.Rows(0); row++) chain.Run(0, row, row + 1);
    }

    private static Graph Canny(Shape shape, int changedWeight, float low)
    {
        var builder = new GraphBuilder();
        var op = new Conv2D { Padding = Padding.Same(3, 3), Border = BorderMode.Replicate, Groups = shape.C };
        float[] across = [-1, 0, 1, -2, 0, 2, -1, 0, 1], down = [-1, -2, -1, 0, 0, 0, 1, 2, 1];
        if (changedWeight > 0) across[changedWeight] += 0.125f;
        var x = builder.Input("x", shape);
        var dx = builder.Add("dx", op, x, builder.Constant("across", Kernels(shape.C, across)));
        var dy = builder.Add("dy", op, x, builder.Constant("down", Kernels(shape.C, down)));
        return builder.Build(builder.Add("edges", new Hysteresis(low, 1.5f), builder.Add("thin", new EdgeThinning(), dx, dy)));
    }

    private static Tensor Run(ILoadedGraph loaded, Graph graph, Tensor x)
    {
        loaded.SetInput(graph.Inputs[0], x);
        loaded.Run();
        var values = new Tensor(x.Shape);
        loaded.Read(graph.Outputs[0], values);
        return values;
    }

    private static Tensor Kernels(int channels, float[] kernel) => new(new Shape(channels, 1, 3, 3), [.. Enumerable.Repeat(kernel, channels).SelectMany(values => values)]);

    /// <summary>Half of it noise, half of it flat.</summary>
    private static Tensor Picture(Shape shape)
    {
        var random = new Random(shape.Count);
        return new Tensor(shape, [.. Enumerable.Range(0, shape.Count).Select(i => i % shape.W < shape.W / 2 ? random.NextSingle() : i / shape.W % 16 / 8)]);
    }
}
