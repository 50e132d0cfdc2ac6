using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;
using LiveConv.Pipelines;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class PanelViewTests
{
    [Theory]
    [InlineData(800, 600)]
    [InlineData(1281, 721)]
    public void Show_EveryPanel_WritesEveryPixel(int width, int height)
    {
        using var executor = new CpuExecutor();
        using var loaded = executor.Load(BuiltInPipelines.Load("sobel").Build(67, 43, new PipelineOptions()));
        var frame = Noise(67, 43);
        foreach (var entry in PanelTable.Entries)
        {
            using var view = new PanelView(loaded, () => new CpuExecutor(), [entry.Name], new PanelViewOptions { Size = new PictureSize(width, height) });
            var picture = new Frame(width, height);
            loaded.Process(frame);
            view.Show(frame, loaded, picture);
            for (var i = 3; i < picture.Rgba.Length; i += 4) Assert.Equal(255, picture.Rgba[i]);
            Assert.Contains(picture.Rgba.Chunk(4), pixel => pixel[0] == (Theme.Text & 255) && pixel[1] == (Theme.Text >> 8 & 255));
        }
    }

    [Fact]
    public void Show_AllPanelsInASmallPicture_Works()
    {
        using var executor = new CpuExecutor();
        using var loaded = executor.Load(BuiltInPipelines.Load("sobel").Build(67, 43, new PipelineOptions()));
        using var view = new PanelView(loaded, () => new CpuExecutor(), [.. PanelTable.Entries.Select(entry => entry.Name)], new PanelViewOptions { Size = new PictureSize(320, 240) });
        var (frame, picture) = (Noise(67, 43), new Frame(320, 240));
        loaded.Process(frame);
        view.Show(frame, loaded, picture);

        Assert.DoesNotContain(picture.Rgba.Where((_, i) => i % 4 == 3), alpha => alpha != 255);
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height);
        new Random(5).NextBytes(frame.Rgba);
        for (var i = 3; i < frame.Rgba.Length; i += 4) frame.Rgba[i] = 255;
        return frame;
    }
}
