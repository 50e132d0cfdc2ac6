using LiveConv.Tests.Support;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>Every frame exactly once: from videos, folders and streams whose pictures carry their number.</summary>
public sealed class FrameTests : IDisposable
{
    private const int Width = 320;
    private const int Height = 96;
    private const int Frames = 47;

    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-frames").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("cpu", "out.mkv")]
    [InlineData("gl", "out.mkv")]
    [InlineData("gl", "out.mp4")]
    [InlineData("gl", "out")]
    public void Render_VideoOfNFrames_GivesExactlyNInOrderNoneTwice(string backend, string name)
    {
        var source = Video();
        var target = Path.Combine(folder, name);

        var error = Run($"render --source {source} --pipeline identity --backend {backend} --out {target}");

        var numbers = name == "out" ? Numbers.OfFolder(target) : Numbers.OfVideo(target);
        Assert.True(numbers.SequenceEqual(Enumerable.Range(0, Frames).Select(number => (uint?)number)), $"{string.Join(' ', numbers)} {error}");
        if (name == "out") Assert.Equal(["000000.png", "000001.png"], Directory.GetFiles(target).Order(StringComparer.Ordinal).Take(2).Select(Path.GetFileName));
    }

    [Fact]
    public void Render_FromStart_SkipsExactly()
    {
        var target = Path.Combine(folder, "out.mkv");

        Run($"render --source {Video()} --pipeline identity --start 13 --frames 5 --out {target}");

        Assert.Equal([13u, 14u, 15u, 16u, 17u], Numbers.OfVideo(target));
    }

    [Fact]
    public void Render_FolderOfPictures_TakesThemInNaturalOrder()
    {
        var pictures = Directory.CreateDirectory(Path.Combine(folder, "pictures")).FullName;
        foreach (var number in (int[])[0, 1, 2, 9, 10, 11])
        {
            using var picture = Numbers.Draw(number, Width, Height);
            Cv2.ImWrite(Path.Combine(pictures, $"shot{number}.png"), picture);
        }

        var target = Path.Combine(folder, "out.mkv");
        Run($"render --source {pictures} --pipeline identity --out {target}");

        Assert.Equal([0u, 1u, 2u, 9u, 10u, 11u], Numbers.OfVideo(target));
    }

    [Fact]
    public void Render_MjpegStream_GivesItsFramesInOrderNoneTwice()
    {
        using var server = new MjpegServer(number => Numbers.Jpeg(number, Width, Height), framesPerSecond: 60, frames: 20);
        var target = Path.Combine(folder, "out.mkv");

        Run($"render --source {server.Address} --pipeline identity --frames 20 --out {target}");

        var numbers = Numbers.OfVideo(target);
        Assert.All(numbers, number => Assert.NotNull(number));
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second > pair.First, $"{pair.Second} came after {pair.First}"));
        Assert.True(numbers.Length >= 19, $"{numbers.Length} of 20 frames came");
    }

    private static string Run(string arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(arguments.Split(' '), output, error);
        Assert.True(code == 0, error.ToString());
        return error.ToString();
    }

    private string Video()
    {
        var file = Path.Combine(folder, "numbers.avi");
        using var writer = new VideoWriter(file, FourCC.MJPG, 25, new Size(Width, Height));
        for (var number = 0; number < Frames; number++)
        {
            using var picture = Numbers.Draw(number, Width, Height);
            writer.Write(picture);
        }

        return file;
    }
}
