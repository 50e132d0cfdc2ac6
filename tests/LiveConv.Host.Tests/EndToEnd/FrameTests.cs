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

    [Fact]
    public void Render_MjpegStreamThatChangesItsSize_ResizesToTheFirst()
    {
        using var server = new MjpegServer(number => Numbers.Jpeg(number, number < 6 ? Width : 2 * Width, Height), framesPerSecond: 60, frames: 14);
        var target = Path.Combine(folder, "out.mkv");

        var said = Run($"render --source {server.Address} --pipeline identity --frames 14 --out {target}");

        Assert.Contains($", {Width}x{Height}, ", said, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 14).Select(number => (uint?)number), Numbers.OfVideo(target));
    }

    [Fact]
    public void Render_MjpegStreamWithDamagedJpegs_LeavesThemOut()
    {
        using var server = new MjpegServer(number => Damaged(Numbers.Jpeg(number, Width, Height), number), framesPerSecond: 60, frames: 24);
        var target = Path.Combine(folder, "out.mkv");

        Run($"render --source {server.Address} --pipeline identity --frames 24 --out {target}");

        Assert.Equal([.. from number in Enumerable.Range(0, 24) where number % 6 is 1 or 3 or 5 select (uint?)number], Numbers.OfVideo(target));
    }

    [Fact]
    public void Render_MjpegStreamFromALaterFrameOn_LeavesTheFirstOut()
    {
        using var server = new MjpegServer(number => Numbers.Jpeg(number, Width, Height), framesPerSecond: 60, frames: 9);
        var target = Path.Combine(folder, "out.mkv");

        Run($"render --source {server.Address} --pipeline identity --start 3 --frames 4 --out {target}");

        Assert.Equal([3u, 4u, 5u, 6u], Numbers.OfVideo(target));
    }

    [Fact]
    public void Render_MjpegStreamThatBreaksOff_KeepsWhatCame()
    {
        // The camera's plug is pulled while its 12th frame is under way.
        using var server = new MjpegServer(number => number < 12 ? Numbers.Jpeg(number, Width, Height) : throw new IOException("unplugged"), framesPerSecond: 60, frames: 100);
        var target = Path.Combine(folder, "out.mkv");

        Run($"render --source {server.Address} --pipeline identity --frames 100 --out {target}");

        Assert.Equal(Enumerable.Range(0, 12).Select(number => (uint?)number), Numbers.OfVideo(target));
    }

    [Fact]
    public void Render_MjpegStreamOfNothingButNoise_SaysSo()
    {
        using var server = new MjpegServer(_ => [1, 2, 3, 4], framesPerSecond: 1000, frames: 100);
        using var error = new StringWriter();

        Assert.Equal(3, App.Run(["render", "--source", server.Address, "--frames", "3", "--out", Path.Combine(folder, "out.mkv")], TextWriter.Null, error));
        Assert.Equal($"liveconv: {server.Address}: sends frames that can't be decoded\n", error.ToString());
    }

    /// <summary>Of six pictures, one is cut in half, one empty, one nothing but noise.</summary>
    private static byte[] Damaged(byte[] jpeg, int number)
    {
        switch (number % 6)
        {
            case 0: return jpeg[..(jpeg.Length / 2)];
            case 2: return [];
            case 4: new Random(number).NextBytes(jpeg); return jpeg;
            default: return jpeg;
        }
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
