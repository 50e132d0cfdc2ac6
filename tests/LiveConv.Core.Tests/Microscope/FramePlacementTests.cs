using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Microscope.Fields;
using LiveConv.Models;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class FramePlacementTests
{
    [Fact]
    public void Of_Filter_IsTheFrameItself()
    {
        var placement = FramePlacement.Of(Pipeline(new FrameToTensor(FrameColor.Gray), new Shape(1, 1, 60, 80)));

        Assert.Equal(new FrameBox(3, 4, 5, 6), placement.ToFrame(new PixelBox(3, 4, 5, 6)));
        Assert.False(placement.IsMirrored);
    }

    [Fact]
    public void Of_MirroredFilter_CountsFromTheRight()
    {
        var placement = FramePlacement.Of(Pipeline(new FrameToTensor(FrameColor.Gray, Mirror: true), new Shape(1, 1, 60, 80)));

        // Columns 3 to 7 of the tensor are columns 76 to 72 of the frame.
        Assert.Equal(new FrameBox(72, 4, 5, 6), placement.ToFrame(new PixelBox(3, 4, 5, 6)));
        Assert.Equal((2.5, 4), placement.ToInput(77.5, 4));
        Assert.True(placement.IsMirrored);
    }

    /// <summary>A frame of 80×60 and an input of 24×24: by hand.</summary>
    [Theory]
    [InlineData(FitMode.Stretch, 0, 0, 80 / 24.0, 60 / 24.0)] // all of it
    [InlineData(FitMode.Crop, 10, 0, 2.5, 2.5)] // scaled to 32×24, 4 columns of the input lost at each side
    [InlineData(FitMode.Letterbox, 0, -10, 80 / 24.0, 60 / 18.0)] // scaled to 24×18, 3 black rows above
    public void Of_Network_FollowsTheFit(FitMode mode, double left, double top, double stepX, double stepY)
    {
        var fit = new FrameFit(mode, 24, 24);
        var placement = FramePlacement.Of(Pipeline(new Preprocessing(fit, FrameColor.Rgb, Normalization.ImageNet), new Shape(1, 3, 24, 24)));

        Assert.Equal((left, top, stepX, stepY), (placement.Left, placement.Top, placement.StepX, placement.StepY));
        var box = placement.ToFrame(new PixelBox(6, 12, 2, 4));
        Assert.Equal((left + (6 * stepX), top + (12 * stepY)), (box.Left, box.Top));
        Assert.Equal(2 * stepX, box.Width, 1e-12);
        Assert.Equal(4 * stepY, box.Height, 1e-12);
        var (x, y) = placement.ToInput(box.Left, box.Bottom);
        Assert.Equal((6, 16), (Math.Round(x, 9), Math.Round(y, 9)));
    }

    [Fact]
    public void OfMap_StridedConvolution_CentresEachPlaceOnItsField()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 60, 80));
        var y = graph.Add("y", new Conv2D { StrideY = 2, StrideX = 4, Padding = new Padding(1, 0, 1, 0) }, x, graph.Constant("w", Values.Uniform(new Shape(1, 1, 3, 5), 1)));
        var tracer = new FieldTracer(graph.Build(y));
        var placement = new FramePlacement(0, 0, 1, 1, 80, 60).OfMap(tracer.Formula(y)!.Value, y.Shape.W, y.Shape.H);

        // Place (2, 3) sees columns 8…12 and rows 5…7.
        Assert.Equal(new PixelBox(8, 5, 5, 3), tracer.Trace(y, (3 * y.Shape.W) + 2));
        Assert.Equal(new FrameBox(8.5, 5.5, 4, 2), placement.Cell(2, 3));
        Assert.Equal((2, 3), placement.At(10.5, 6.5));
        Assert.Equal((2, 4), placement.At(12.4, 7.6));
        Assert.Equal(new FrameBox(0.5, -0.5, 4 * y.Shape.W, 2 * y.Shape.H), placement.Whole);
        Assert.True(placement.Contains(0, 0) && !placement.Contains(-1, 0) && !placement.Contains(0, y.Shape.H));
    }

    [Fact]
    public void OfMap_Mirrored_RunsFromTheRight()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 6, 8));
        var y = graph.Add("y", new Relu(), x);
        var placement = new FramePlacement(8, 0, -1, 1, 8, 6).OfMap(new FieldTracer(graph.Build(y)).Formula(y)!.Value, 8, 6);

        Assert.Equal(new FrameBox(0, 0, 8, 6), placement.Whole);
        Assert.Equal(new FrameBox(7, 1, 1, 1), placement.Cell(0, 1));
        Assert.Equal((0, 1), placement.At(7.5, 1.5));
    }

    private static Pipeline Pipeline(IFramePass pass, Shape shape)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", shape);
        return new Pipeline("test", "a test", 80, 60, pass, graph.Build(graph.Add("y", new Relu(), x)), null, new TensorToFrame(FrameColor.Gray));
    }
}
