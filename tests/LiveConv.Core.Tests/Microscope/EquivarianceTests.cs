using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Microscope.Equivariance;
using LiveConv.Microscope.Fields;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class EquivarianceTests
{
    private static readonly PictureTransform[] Shifts = [PictureTransform.Shift(1, 0), PictureTransform.Shift(0, -1), PictureTransform.Shift(-3, 5), PictureTransform.Shift(7, 2), PictureTransform.Shift(16, -16)];

    public static TheoryData<string, string> Exact
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var backend in new[] { "reference", "cpu" })
                foreach (var name in EquivarianceCheck.ExactLayers) data.Add(backend, name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void Compare_ShiftedStrideOne_IsExactlyZeroOutsideTheBorder(string backend, string name)
    {
        using var executor = Executor(backend);
        var graph = EquivarianceCheck.Exact(name);
        foreach (var shift in Shifts)
        {
            var measure = EquivarianceCheck.Run(executor, graph, shift);

            Assert.True(measure.IsWholeShift);
            Assert.InRange(measure.Places, 300, 45 * 53);
            Assert.True(measure.Maximum == 0 && measure.MeanRelative == 0, $"{shift}: off by {measure.Maximum}");
            Assert.All(measure.Difference.Data, value => Assert.Equal(0, value));
        }
    }

    /// <summary>Winograd's tiles stand where they stand: by whole tiles (F(4×4)'s are 4 pixels wide) it is exact, by less it rounds differently. Direct sums don't.</summary>
    [Fact]
    public void Compare_ShiftedWinograd_IsExactByWholeTilesAndWithDirectSumsByAny()
    {
        using var cpu = new CpuExecutor(2);
        using var direct = CpuExecutor.OfDirectSums(2);
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 32, 45, 53));
        var graph = builder.Build(builder.Add("y", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, x, builder.Constant("w", Values.Uniform(new Shape(64, 32, 3, 3), 7))));

        Assert.Equal(0, EquivarianceCheck.Run(cpu, graph, PictureTransform.Shift(4, -8)).Maximum);
        Assert.InRange(EquivarianceCheck.Run(cpu, graph, PictureTransform.Shift(1, 2)).MeanRelative, 0, 1e-5);
        foreach (var shift in Shifts) Assert.Equal(0, EquivarianceCheck.Run(direct, graph, shift).Maximum);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("cpu")]
    public void Compare_StrideAndPooling_BreakItUnlessTheShiftIsAMultiple(string backend)
    {
        using var executor = Executor(backend);
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 3, 41, 47));
        var strided = graph.Add("strided", new Conv2D { StrideY = 2, StrideX = 2, Padding = new Padding(1, 1, 1, 1) }, x, graph.Constant("w", Values.Uniform(new Shape(8, 3, 3, 3), 1)));
        var pooled = graph.Add("pooled", new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2 }, strided);
        var net = graph.Build(strided, pooled);
        var picture = Values.Uniform(x.Shape, 2);
        EquivarianceMeasure Run(Node layer, int shift) => EquivarianceCheck.Run(executor, net, layer, picture, PictureTransform.Shift(shift, shift));

        Assert.Equal((0, true), (Run(strided, 2).Maximum, Run(strided, 2).IsWholeShift));
        Assert.Equal((0, true), (Run(pooled, 4).Maximum, Run(pooled, -4).IsWholeShift));
        Assert.Equal((true, false), (Run(strided, 1).MeanRelative > 0.3, Run(strided, 1).IsWholeShift));
        Assert.Equal((true, false), (Run(pooled, 2).MeanRelative > 0.05, Run(pooled, 2).IsWholeShift));
        Assert.True(Run(pooled, 2).Places > 20);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("cpu")]
    public void Compare_GlobalPoolingAndFullyConnected_GainAndLoseInvariance(string backend)
    {
        using var executor = Executor(backend);
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 32, 32));
        var conv = graph.Add("conv", new Conv2D { Padding = new Padding(1, 1, 1, 1), Activation = Activation.Relu }, x, graph.Constant("w", Values.Uniform(new Shape(6, 1, 3, 3), 3)));
        var mean = graph.Add("mean", new Reduce(ReduceKind.Mean, [2, 3]), conv);
        var flat = graph.Add("flat", new Reshape(new Shape(1, 6 * 32 * 32)), conv);
        var connected = graph.Add("connected", new Gemm(), flat, graph.Constant("m", Values.Uniform(new Shape(6 * 32 * 32, 4), 4)));
        var net = graph.Build(mean, connected);

        // A thing in the middle of nothing, which stays away from the border.
        var picture = new Tensor(x.Shape);
        var noise = Values.Uniform(new Shape(1, 1, 8, 8), 5);
        for (var y = 0; y < 8; y++)
        for (var col = 0; col < 8; col++) picture[0, 0, 10 + y, 12 + col] = noise[0, 0, y, col];
        var shift = PictureTransform.Shift(5, -3);

        Assert.Equal(0, EquivarianceCheck.Run(executor, net, conv, picture, shift).Maximum);
        Assert.InRange(EquivarianceCheck.Run(executor, net, mean, picture, shift).MeanRelative, 0, 1e-6);
        Assert.True(EquivarianceCheck.Run(executor, net, connected, picture, shift).MeanRelative > 0.2);
        Assert.True(EquivarianceCheck.Run(executor, net, flat, picture, shift).MeanRelative > 0.5);
    }

    [Fact]
    public void Compare_Turned_IsExactForOnePixelAndBrokenByAKernelWithADirection()
    {
        using var reference = new ReferenceExecutor();
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 31, 31));
        var pixel = graph.Add("pixel", new Affine(3, 1), x);
        var round = graph.Add("round", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, x, graph.Constant("r", new Tensor(new Shape(1, 1, 3, 3), [1, 2, 1, 2, 4, 2, 1, 2, 1])));
        var sobel = graph.Add("sobel", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, x, graph.Constant("s", new Tensor(new Shape(1, 1, 3, 3), [-1, 0, 1, -2, 0, 2, -1, 0, 1])));
        var net = graph.Build(pixel, round, sobel);
        var picture = Values.Integers(x.Shape, 6, 0, 9);
        double Off(Node layer) => EquivarianceCheck.Run(reference, net, layer, picture, PictureTransform.Rotate(90)).MeanRelative;

        Assert.Equal((0, 0), (Off(pixel), Off(round)));
        Assert.True(Off(sobel) > 0.5);
    }

    [Fact]
    public void Compare_LeavesOutWhatTheBorderTouches()
    {
        using var reference = new ReferenceExecutor();
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 10, 12));
        var graph = builder.Build(builder.Add("y", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, x, builder.Constant("w", Values.Uniform(new Shape(1, 1, 3, 3), 1))));

        var measure = EquivarianceCheck.Run(reference, graph, PictureTransform.Shift(2, 0));

        // Rows 1…8 are free of padding; column x shows x − 3…x − 1 of the picture: 3…10.
        Assert.Equal(8 * 8, measure.Places);
        for (var i = 0; i < 120; i++) Assert.Equal(i / 12 is >= 1 and <= 8 && i % 12 is >= 3 and <= 10, measure.IsCompared[i]);
    }

    [Fact]
    public void Compare_Again_AllocatesNothing()
    {
        var graph = EquivarianceCheck.Exact("depthwise");
        var measure = new EquivarianceMeasure(new FieldTracer(graph), graph.Outputs[0]);
        var (a, b) = (Values.Uniform(graph.Outputs[0].Shape, 1), Values.Uniform(graph.Outputs[0].Shape, 2));
        measure.Compare(PictureTransform.Rotate(3), a, b);
        var before = GC.GetAllocatedBytesForCurrentThread();

        measure.Compare(PictureTransform.Rotate(5), a, b);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(measure.MeanRelative > 0.5 && measure.Maximum > 0);
    }

    private static IExecutor Executor(string backend) => backend == "cpu" ? new CpuExecutor(2) : new ReferenceExecutor();
}
