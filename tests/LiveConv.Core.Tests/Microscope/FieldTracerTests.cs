using LiveConv.Graphs;
using LiveConv.Microscope.Fields;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class FieldTracerTests
{
    /// <summary>Worked on paper: 3×3 with stride 2 and padding 1, then 3×3 with dilation 2.</summary>
    [Fact]
    public void Trace_TwoConvolutions_IsTheFieldWorkedByHand()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 20, 20));
        var first = graph.Add("first", new Conv2D { StrideY = 2, StrideX = 2, Padding = new Padding(1, 1, 1, 1) }, x, Ones(graph, "w", new Shape(1, 1, 3, 3)));
        var second = graph.Add("second", new Conv2D { DilationY = 2, DilationX = 2 }, first, Ones(graph, "v", new Shape(1, 1, 3, 3)));
        var tracer = new FieldTracer(graph.Build(second));

        // Place 0 sees places 0, 2, 4 of the layer before, those see −1…1, 3…5, 7…9.
        Assert.Equal(new PixelBox(0, 0, 10, 10), tracer.Trace(second, 0));
        Assert.Equal(new PixelBox(-1, -1, 11, 11), tracer.Unclipped(second, 0));
        Assert.Equal(new PixelBox(0, 0, 5, 5), tracer.Trace(second, 0, first));

        // (1, 2): rows 2·1 − 1 … 2·1 − 1 + 10, columns 2·2 − 1 … 2·2 − 1 + 10.
        Assert.Equal(new PixelBox(3, 1, 11, 11), tracer.Trace(second, 6 + 2));
        Assert.Equal((2, 11), (tracer.Formula(second)!.Value.Rows.Jump, tracer.Formula(second)!.Value.Rows.Size));
    }

    /// <summary>A NaN at one pixel spreads to everything that depends on it, and to nothing else.</summary>
    [Theory]
    [InlineData("convolution with everything uneven")]
    [InlineData("grouped convolution")]
    [InlineData("borders that repeat")]
    [InlineData("borders that reflect")]
    [InlineData("transposed convolution")]
    [InlineData("pools")]
    [InlineData("branches")]
    [InlineData("residual")]
    [InlineData("shuffled channels")]
    [InlineData("blocks of pixels")]
    [InlineData("movements")]
    [InlineData("pads")]
    [InlineData("normalisations")]
    [InlineData("whole planes")]
    [InlineData("matrices")]
    [InlineData("filters")]
    public void Trace_EveryValue_IsWhatANaNReaches(string name)
    {
        var graph = Build(name);
        var picture = graph.Inputs[0];
        using var executor = new ReferenceExecutor();
        using var loaded = executor.Load(graph);
        var tracer = new FieldTracer(graph);
        var input = Values.Uniform(picture.Shape, 1, 0.5f, 1);
        var boxes = graph.Layers.ToDictionary(layer => layer, layer => new PixelBox?[layer.Shape.Count]);
        var values = graph.Layers.ToDictionary(layer => layer, layer => new Tensor(layer.Shape));
        for (var index = 0; index < picture.Shape.Count; index++)
        {
            var value = input.Data[index];
            input.Data[index] = float.NaN;
            loaded.SetInput(picture, input);
            loaded.Run();
            input.Data[index] = value;
            foreach (var layer in graph.Layers)
            {
                loaded.Read(layer, values[layer]);
                for (var i = 0; i < layer.Shape.Count; i++)
                {
                    if (float.IsNaN(values[layer].Data[i])) boxes[layer][i] = Join(boxes[layer][i], index % picture.Shape.W, index / picture.Shape.W % picture.Shape.H);
                }
            }
        }

        foreach (var layer in graph.Layers)
        {
            for (var i = 0; i < layer.Shape.Count; i++)
                Assert.True((boxes[layer][i] ?? default) == tracer.Trace(layer, i), $"{layer} at {i}: {tracer.Trace(layer, i)}, but NaN comes from {boxes[layer][i] ?? default}");
        }
    }

    [Fact]
    public void Trace_Resized_IsThePixelsWithAWeight()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 4, 6));
        var y = graph.Add("y", new Resize(8, 9, ResizeMode.Bilinear), x);
        var tracer = new FieldTracer(graph.Build(y));

        // Row 0 lies at −0.25: only row 0 is there. Row 1 at 0.25: rows 0 and 1. Column 1 at 0.5: columns 0 and 1; column 4 at 2.5.
        Assert.Equal(new PixelBox(0, 0, 2, 1), tracer.Trace(y, 1));
        Assert.Equal(new PixelBox(2, 0, 2, 2), tracer.Trace(y, 9 + 4));
    }

    [Fact]
    public void Trace_WhatDoesNotDependOnThePicture_IsEmpty()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 2, 4, 4));
        var one = graph.Add("one", new Relu(), graph.Constant("c", new Tensor(new Shape(1, 1, 4, 4))));
        var y = graph.Add("y", new Concat(1), x, one);
        var tracer = new FieldTracer(graph.Build(y));

        Assert.True(tracer.Trace(one, 3).IsEmpty);
        Assert.True(tracer.Trace(y, (2 * 16) + 3).IsEmpty);
        Assert.Equal(new PixelBox(3, 0, 1, 1), tracer.Trace(y, 16 + 3));
        Assert.Equal((1, 1), tracer.Channels(x));
    }

    [Fact]
    public void Trace_Again_AllocatesNothing()
    {
        var graph = Build("branches");
        var tracer = new FieldTracer(graph);
        var layer = graph.Outputs[0];
        tracer.Trace(layer, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < layer.Shape.Count; i++) tracer.Trace(layer, i);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static PixelBox Join(PixelBox? box, int x, int y)
    {
        if (box is not { } known) return new PixelBox(x, y, 1, 1);
        var (left, top) = (Math.Min(known.Left, x), Math.Min(known.Top, y));
        return new PixelBox(left, top, Math.Max(known.Right, x + 1) - left, Math.Max(known.Bottom, y + 1) - top);
    }

    private static Graph Build(string name)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 4, 11, 13));
        Node Conv(string layer, Node input, int channels, int height, int width, Conv2D op) =>
            graph.Add(layer, op, input, Ones(graph, layer + ".w", new Shape(channels, input.Shape.C / op.Groups, height, width)));
        Node Add(string layer, Op op, params Node[] inputs) => graph.Add(layer, op, inputs);
        switch (name)
        {
            case "convolution with everything uneven":
                x = Conv("a", x, 3, 2, 3, new Conv2D { StrideY = 2, DilationX = 2, Padding = new Padding(1, 2, 0, 3) });
                return graph.Build(Conv("b", x, 2, 3, 2, new Conv2D { StrideX = 3, DilationY = 2, Padding = new Padding(2, 0, 3, 1) }));
            case "grouped convolution":
                x = Conv("a", x, 8, 3, 3, new Conv2D { Groups = 4, Padding = new Padding(1, 1, 1, 1) });
                return graph.Build(Conv("b", x, 2, 1, 1, new Conv2D { Groups = 2 }));
            case "borders that repeat":
                return graph.Build(Conv("a", x, 1, 5, 3, new Conv2D { Border = BorderMode.Replicate, Padding = new Padding(4, 1, 2, 1), StrideY = 2 }));
            case "borders that reflect":
                return graph.Build(Conv("a", x, 1, 3, 5, new Conv2D { Border = BorderMode.Reflect, Padding = new Padding(1, 4, 1, 2), Flip = true }));
            case "transposed convolution":
                x = Conv("a", x, 2, 3, 3, new Conv2D { StrideY = 2, StrideX = 3 });
                return graph.Build(graph.Add("b", new ConvTranspose2D { StrideY = 2, StrideX = 3, DilationY = 2, Padding = new Padding(1, 0, 0, 1), OutputPaddingX = 1 }, x, Ones(graph, "b.w", new Shape(2, 3, 3, 2))));
            case "pools":
                x = Add("a", new MaxPool2D { KernelHeight = 3, KernelWidth = 2, StrideY = 2, StrideX = 2, Padding = new Padding(1, 0, 1, 1), CeilMode = true }, x);
                return graph.Build(Add("b", new AveragePool2D { KernelHeight = 2, KernelWidth = 3, DilationY = 2, CountIncludePad = true, Padding = new Padding(0, 1, 1, 0) }, x));
            case "branches":
                var wide = Conv("a", x, 2, 5, 1, new Conv2D { Padding = new Padding(2, 0, 2, 0) });
                var narrow = Conv("b", x, 3, 1, 3, new Conv2D { Padding = new Padding(0, 1, 0, 1) });
                x = Add("joined", new Concat(1), wide, narrow, x);
                x = Conv("c", x, 9, 3, 1, new Conv2D { Groups = 9, Padding = new Padding(0, 0, 1, 0) });
                return graph.Build(Conv("d", Add("part", Slice.Along(1, 1, 3, x.Shape), x), 1, 1, 1, new Conv2D()));
            case "residual":
                return graph.Build(graph.Add("a", new Conv2D { HasResidual = true, Padding = new Padding(1, 1, 1, 1), Activation = Activation.Relu }, Add("wide", new MaxPool2D { KernelHeight = 1, KernelWidth = 1 }, x), Ones(graph, "w", new Shape(4, 4, 3, 3)), Ones(graph, "b", new Shape(4)), x));
            case "shuffled channels":
                x = Conv("a", x, 4, 3, 1, new Conv2D { Groups = 4 });
                x = Add("split", new Reshape(new Shape(1, 2, 2, 9, 13)), x);
                x = Add("turned", new Transpose([0, 2, 1, 3, 4]), x);
                return graph.Build(Conv("b", Add("merged", new Reshape(new Shape(1, 4, 9, 13)), x), 2, 1, 3, new Conv2D { Groups = 2 }));
            case "blocks of pixels":
                x = Add("spread", new DepthToSpace(2), x);
                x = Add("even", new Slice([0, 0, 1, 2], [1, 1, 18, 20], [1, 1, 1, 1]), x);
                return graph.Build(Add("stacked", new SpaceToDepth(2), x), Add("other", new DepthToSpace(2, true), graph.Add("again", new Concat(1), x, x, x, x)));
            case "movements":
                x = Add("every other, from the end", new Slice([0, 3, 10, 0], [1, 2, 5, 4], [1, -2, -2, 3]), x);
                x = Add("turned", new Transpose([0, 3, 1, 2]), x);
                x = Add("cut elsewhere", new Reshape(new Shape(1, 2, 4, 5)), x);
                return graph.Build(Add("again", new Tile([1, 1, 2, 3]), x));
            case "pads":
                x = Add("a", new Pad([0, 0, 2, 1], [0, 0, 0, 3], PadMode.Reflect), x);
                x = Add("b", new Pad([0, 0, 1, -2], [0, 1, 2, 1]), x);
                return graph.Build(Add("c", new Pad([0, 0, 1, 2], [0, 0, 1, 0], PadMode.Wrap), x), Add("d", new Pad([0, 0, 1, 2], [0, 0, 1, 0], PadMode.Edge), x));
            case "normalisations":
                x = Add("part", Slice.Along(2, 2, 5, x.Shape), x);
                x = Add("lrn", new LocalResponseNormalization(3), x);
                return graph.Build(
                    graph.Add("instance", new InstanceNormalization(), x, Ones(graph, "i", new Shape(4)), Ones(graph, "j", new Shape(4))),
                    graph.Add("group", new GroupNormalization(2), x, Ones(graph, "k", new Shape(4)), Ones(graph, "l", new Shape(4))),
                    graph.Add("row", new LayerNormalization(3), x, Ones(graph, "m", new Shape(13))),
                    Add("along", new Softmax(2), x));
            case "whole planes":
                var mean = Add("mean", new Reduce(ReduceKind.Mean, [2, 3]), x);
                var rows = Add("rows", new Reduce(ReduceKind.Max, [3], KeepDims: false), x);
                var part = Add("part", Slice.Along(3, 4, 5, x.Shape), x);
                return graph.Build(Add("scaled", new Mul(), part, mean), Add("gray", new MeanChannels(), part), Add("sums", new Reduce(ReduceKind.Sum, [1, 2]), part), rows);
            case "matrices":
                x = Add("flat", new Reshape(new Shape(44, 13)), x);
                x = graph.Add("product", new MatMul(), x, Ones(graph, "m", new Shape(13, 3)));
                x = graph.Add("gemm", new Gemm { TransposeA = true }, x, Ones(graph, "n", new Shape(44, 2)));
                return graph.Build(graph.Add("taken", new Gather(0), x, graph.Constant("indices", Tensor.OfIntegers(new Shape(2), [2, -3]))));
            default:
                x = Add("gray", new MaxChannels(), x);
                x = Conv("smooth", x, 1, 3, 3, new Conv2D { Border = BorderMode.Reflect, Padding = new Padding(1, 1, 1, 1) });
                Add("bilateral", new BilateralFilter(5, 1, 1), x);
                return graph.Build(graph.Add("likeness", new NormalizedCrossCorrelation(), x, graph.Constant("t", Values.Uniform(new Shape(1, 1, 3, 4), 5))));
        }
    }

    private static Node Ones(GraphBuilder graph, string name, Shape shape) => graph.Constant(name, Values.Constant(shape, 1));
}
