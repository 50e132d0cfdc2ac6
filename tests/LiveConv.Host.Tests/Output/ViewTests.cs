using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Output;

/// <summary>What the views make of a 2×1 frame through a pipeline that halves grey values.</summary>
public sealed class ViewTests
{
    [Fact]
    public void SideBySide_Frame_IsLeftOfTheResult()
    {
        var picture = Show(new SideBySideView(new PictureSize(2, 1), new PictureSize(2, 1)), Half());

        Assert.Equal([100, 100, 100, 255, 40, 40, 40, 255, 50, 50, 50, 255, 20, 20, 20, 255], picture.Rgba);
    }

    [Fact]
    public void SideBySide_LowerResult_StandsOnBlack()
    {
        var view = new SideBySideView(new PictureSize(1, 2), new PictureSize(1, 1));

        Assert.Equal(new PictureSize(2, 2), view.Size);
    }

    [Fact]
    public void Blend_IsTheMeanOfBoth()
    {
        var picture = Show(new BlendView(new PictureSize(2, 1), new PictureSize(2, 1)), Half());

        Assert.Equal([75, 75, 75, 255, 30, 30, 30, 255], picture.Rgba);
    }

    [Fact]
    public void Mosaic_MapOfBothSigns_HasZeroInTheMiddleOfTheDivergingMap()
    {
        // Values 100 − 100 and 40 − 100: 0 and −60, the least of its map.
        var pipeline = Affine(1, -100);
        var picture = Show(new MosaicView(pipeline), pipeline);

        Assert.Equal(Rgb(ColorMap.Signed(0)), picture.Rgba[..3]);
        Assert.Equal(Rgb(ColorMap.Signed(-1)), picture.Rgba[4..7]);
    }

    [Fact]
    public void Mosaic_MapOfOneSign_SpansThePerceptualMap()
    {
        var pipeline = Half();
        var picture = Show(new MosaicView(pipeline), pipeline);

        Assert.Equal(Rgb(ColorMap.Unsigned(1)), picture.Rgba[..3]);
        Assert.Equal(Rgb(ColorMap.Unsigned(0)), picture.Rgba[4..7]);
    }

    [Fact]
    public void Draw_BoxAcrossTheEdge_MarksOnlyWhatIsInside()
    {
        var picture = new Frame(6, 5);

        BoxPainter.Draw(picture, new Detection(0, 3, 2, 10, 2, 0.5));

        Assert.Equal([255, 220, 0, 255], picture.Rgba[Pixel(3, 2)..(Pixel(3, 2) + 4)]);
        Assert.Equal([255, 220, 0, 255], picture.Rgba[Pixel(5, 3)..(Pixel(5, 3) + 4)]);
        Assert.Equal([0, 0, 0, 0], picture.Rgba[Pixel(2, 2)..(Pixel(2, 2) + 4)]);

        static int Pixel(int x, int y) => ((y * 6) + x) * 4;
    }

    private static Pipeline Half() => Affine(0.5f, 0);

    private static Pipeline Affine(float scale, float shift)
    {
        var graph = new GraphBuilder();
        var input = graph.Input("input", new Shape(1, 1, 1, 2));
        var layer = graph.Add("layer", new Affine(scale, shift), input);
        return new Pipeline("test", "", 2, 1, new FrameToTensor(FrameColor.Gray, 1), graph.Build(layer), layer, new TensorToFrame(Gain: 1));
    }

    private static Frame Show(IFrameView view, Pipeline pipeline)
    {
        using var loaded = new ReferencePipeline(pipeline);
        var frame = new Frame(2, 1);
        ((byte[])[100, 100, 100, 255, 40, 40, 40, 255]).CopyTo(frame.Rgba, 0);
        var picture = new Frame(view.Size.Width, view.Size.Height);
        loaded.Process(frame);
        view.Show(frame, loaded, picture);
        return picture;
    }

    private static byte[] Rgb((byte R, byte G, byte B) colour) => [colour.R, colour.G, colour.B];
}
