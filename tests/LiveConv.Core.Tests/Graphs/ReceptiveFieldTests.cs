using System.Collections.Immutable;
using LiveConv.Core.Tests.Models;
using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Graphs;

public sealed class ReceptiveFieldTests
{
    /// <summary>
    /// AlexNet and VGG-16: Araujo, Norris, Sim 2019 (distill.pub, "Computing Receptive Fields of Convolutional Neural Networks"). The others by
    /// its recurrence on paper, r += (k − 1)·j, j *= s: for ResNet-50 7, 11, then 3·8, 8 + 3·16, 16 + 5·32, 32 + 2·64.
    /// </summary>
    [Theory]
    [InlineData("alexnet", "features.12", 195, 32)]
    [InlineData("vgg16", "features.30", 212, 32)]
    [InlineData("resnet50", "layer4.2.relu_out", 427, 32)]
    [InlineData("vgg19", "features.36", 268, 32)]
    [InlineData("resnet18", "layer4.1.relu_out", 435, 32)]
    public void Of_KnownNetworks_AreThePublishedFields(string name, string layer, int size, int jump)
    {
        var graph = Architectures.Find(name).Build(new NoWeights());

        var field = ReceptiveFields.Of(graph)[graph.Find(layer)!];

        Assert.Equal((size, size, jump, jump), (field.Rows.Size, field.Columns.Size, (int)field.Rows.Jump, (int)field.Columns.Jump));
        Assert.True(ReceptiveFields.Of(graph)[graph.Outputs[0]].SeesEverything);
    }

    /// <summary>What the formulas say is what really happens: each row and column of the picture is changed, and the value in the middle watched.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void Of_RandomGraph_IsWhatPerturbationFinds(int seed)
    {
        var graph = Draw(new Random(seed), out var isExact);
        var fields = ReceptiveFields.Of(graph);
        using var executor = new ReferenceExecutor();
        using var loaded = executor.Load(graph);
        var picture = new Tensor(graph.Inputs[0].Shape);
        var before = Middles(loaded, graph, picture);
        var seen = graph.Layers.ToDictionary(layer => layer, _ => (Rows: new SortedSet<int>(), Columns: new SortedSet<int>()));
        for (var side = 2; side < 4; side++)
        for (var line = 0; line < picture.Shape[side]; line++)
        {
            Add(picture, side, line, 1000);
            var after = Middles(loaded, graph, picture);
            Add(picture, side, line, -1000);
            foreach (var layer in graph.Layers)
            {
                if (before[layer] != after[layer]) (side == 2 ? seen[layer].Rows : seen[layer].Columns).Add(line);
            }
        }

        foreach (var layer in graph.Layers)
        {
            Check(layer, 2, fields[layer].Rows, seen[layer].Rows, picture.Shape.H, isExact);
            Check(layer, 3, fields[layer].Columns, seen[layer].Columns, picture.Shape.W, isExact);
        }
    }

    [Fact]
    public void Of_NhwcPicture_FollowsTheAxes()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 20, 30, 3));
        x = graph.Add("nchw", new Transpose([0, 3, 1, 2]), x);
        x = graph.Add("conv", new Conv2D { StrideX = 2 }, x, graph.Constant("w", new Tensor(new Shape(4, 3, 3, 5))));
        x = graph.Add("nhwc", new Transpose([0, 2, 3, 1]), x);

        var field = ReceptiveFields.Of(graph.Build(x))[x];

        Assert.Equal((1, 1.0, 3), (field.Rows.Axis, field.Rows.Jump, field.Rows.Size));
        Assert.Equal((2, 2.0, 5), (field.Columns.Axis, field.Columns.Jump, field.Columns.Size));
    }

    [Fact]
    public void Of_FlattenedOrAveraged_SeesEverything()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 3, 8, 9));
        var flat = graph.Add("flat", new Reshape(new Shape(1, 216)), x);
        var mean = graph.Add("mean", new Reduce(ReduceKind.Mean, [2, 3]), x);
        var scaled = graph.Add("scaled", new Mul(), x, mean);
        var rowMean = graph.Add("rowMean", new Reduce(ReduceKind.Mean, [3], KeepDims: false), x);

        var fields = ReceptiveFields.Of(graph.Build(flat, scaled, rowMean));

        Assert.True(fields[flat].SeesEverything && fields[mean].SeesEverything && fields[scaled].SeesEverything);
        Assert.Equal((1, true), (fields[rowMean].Rows.Size, fields[rowMean].Columns.SeesEverything));
    }

    private static void Check(Node layer, int side, FieldSpan span, SortedSet<int> seen, int size, bool isExact)
    {
        var middle = layer.Shape[side] / 2;
        var (low, high) = ((int)Math.Ceiling((span.Jump * middle) + span.Low - 1e-6), (int)Math.Floor((span.Jump * middle) + span.High + 1e-6));
        Assert.False(span.SeesEverything);
        Assert.Equal(side, span.Axis);
        Assert.True(seen.Min >= low && seen.Max <= high, $"{layer}: sees {seen.Min}…{seen.Max}, said to see {low}…{high}");
        Assert.True(seen.Max - seen.Min + 1 <= span.Size);
        // Beyond the border there is nothing to see.
        if (isExact && low >= 0 && high < size) Assert.Equal((low, high), (seen.Min, seen.Max));
    }

    /// <summary>A graph of 3 to 6 layers with positive weights, in which more always gives more.</summary>
    private static Graph Draw(Random random, out bool isExact)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 2, 45, 39));
        isExact = random.Next(3) > 0;
        var count = random.Next(3, 7);
        for (var i = 0; i < count; i++)
        {
            var name = $"layer{i}";
            x = random.Next(isExact ? 8 : 12) switch
            {
                0 or 1 => Conv(graph, name, x, random),
                2 => graph.Add(name, new MaxPool2D { KernelHeight = random.Next(1, 4), KernelWidth = 2, StrideY = random.Next(1, 3), DilationY = random.Next(1, 3), CeilMode = random.Next(2) == 0 }, x),
                3 => graph.Add(name, new AveragePool2D { KernelHeight = 2, KernelWidth = 3, StrideX = random.Next(1, 3), Padding = new Padding(1, 0, 0, 2) }, x),
                4 => graph.Add(name, new Add(), x, Same(graph, name, x, random)),
                5 => graph.Add(name, new Concat(1), x, Same(graph, name, x, random)),
                6 => graph.Add(name, Slice.Along(2, 1, x.Shape.H - 3, x.Shape), x),
                7 => graph.Add(name, new Pad([0, 0, 1, 2], [0, 0, 2, 0], PadMode.Reflect), x),
                8 => graph.Add(name, new ConvTranspose2D { StrideY = random.Next(1, 3), StrideX = random.Next(1, 4), Padding = new Padding(1, 0, 0, 1) }, x, Ones(graph, name, new Shape(x.Shape.C, 2, 3, random.Next(2, 5)))),
                9 => graph.Add(name, new DepthToSpace(2), Conv(graph, $"{name}.conv", x, random, channels: 4)),
                10 => graph.Add(name, new SpaceToDepth(2), graph.Add($"{name}.even", new Slice([0, 0, 0, 1], [1, x.Shape.C, x.Shape.H / 4 * 2, x.Shape.W / 2 * 2 - 2], [1, 1, 2, 1]), x)),
                _ => graph.Add(name, new Resize(x.Shape.H * 2, (x.Shape.W * 3 / 2) + 1, random.Next(2) == 0 ? ResizeMode.Nearest : ResizeMode.Bilinear), x),
            };
        }

        return graph.Build(x);
    }

    private static Node Conv(GraphBuilder graph, string name, Node x, Random random, int channels = 2)
    {
        var op = new Conv2D
        {
            StrideY = random.Next(1, 3), StrideX = random.Next(1, 3), DilationY = random.Next(1, 3), DilationX = random.Next(1, 3),
            Padding = new Padding(random.Next(3), random.Next(3), random.Next(3), random.Next(3)),
        };
        return graph.Add(name, op, x, Ones(graph, name, new Shape(channels, x.Shape.C, random.Next(1, 4), random.Next(1, 5))));
    }

    /// <summary>A branch that keeps the size.</summary>
    private static Node Same(GraphBuilder graph, string name, Node x, Random random)
    {
        var (height, width) = (random.Next(1, 5), random.Next(1, 5));
        return graph.Add($"{name}.branch", new Conv2D { Padding = Padding.Same(height, width) }, x, Ones(graph, name, new Shape(x.Shape.C, x.Shape.C, height, width)));
    }

    private static Node Ones(GraphBuilder graph, string name, Shape shape)
    {
        var values = new float[shape.Count];
        Array.Fill(values, 1);
        return graph.Constant($"{name}.weight", new Tensor(shape, values));
    }

    private static ImmutableDictionary<Node, float> Middles(ILoadedGraph loaded, Graph graph, Tensor picture)
    {
        loaded.SetInput(graph.Inputs[0], picture);
        loaded.Run();
        return graph.Layers.ToImmutableDictionary(layer => layer, layer =>
        {
            var values = new Tensor(layer.Shape);
            loaded.Read(layer, values);
            // After a Concat the channels see different parts.
            return Enumerable.Range(0, layer.Shape.C).Sum(c => values[0, c, layer.Shape.H / 2, layer.Shape.W / 2]);
        });
    }

    private static void Add(Tensor picture, int side, int line, float value)
    {
        for (var c = 0; c < picture.Shape.C; c++)
        for (var i = 0; i < picture.Shape[5 - side]; i++)
            picture[0, c, side == 2 ? line : i, side == 2 ? i : line] += value;
    }
}
