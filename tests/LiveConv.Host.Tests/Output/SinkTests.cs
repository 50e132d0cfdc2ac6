using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.Output;

/// <summary>What lies at --out, after success, failure and neither.</summary>
public sealed class SinkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-sinks").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("out.mkv")]
    [InlineData("out.mp4")]
    [InlineData("out.png")]
    [InlineData("out.jpg")]
    [InlineData("out")]
    public void Dispose_WithoutCommit_LeavesNothing(string name)
    {
        using (var sink = Open(name)) sink.Write(Gradient(64, 48, 0));

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("out.mkv")]
    [InlineData("out.png")]
    public void Dispose_WithoutCommit_KeepsWhatWasThere(string name)
    {
        var target = Path.Combine(folder, name);
        File.WriteAllText(target, "mine");

        using (var sink = Open(name)) sink.Write(Gradient(64, 48, 0));

        Assert.Equal("mine", File.ReadAllText(target));
    }

    [Theory]
    [InlineData("out.mkv")]
    [InlineData("out.mp4")]
    [InlineData("out.png")]
    [InlineData("out.jpg")]
    public void Commit_SamePicturesTwice_GivesTheSameBytes(string name)
    {
        var first = Bytes(name);
        File.Delete(Path.Combine(folder, name));

        Assert.True(first.AsSpan().SequenceEqual(Bytes(name)));
    }

    [Theory]
    [InlineData(64, 48)]
    [InlineData(33, 25)]
    [InlineData(1, 1)]
    public void Commit_Mkv_IsLossless(int width, int height)
    {
        using (var sink = Sinks.Open(Path.Combine(folder, "out.mkv"), new PictureSize(width, height), 25, "identity"))
        {
            for (var i = 0; i < 3; i++) sink.Write(Gradient(width, height, i));
            sink.Commit();
        }

        using var video = new VideoCapture(Path.Combine(folder, "out.mkv"), VideoCaptureAPIs.FFMPEG);
        using var picture = new Mat();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(video.Read(picture));
            var expected = Gradient(width, height, i).Rgba;
            for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = ((y * width) + x) * 4;
                Assert.Equal(new Vec3b(expected[at + 2], expected[at + 1], expected[at]), picture.At<Vec3b>(y, x));
            }
        }

        Assert.False(video.Read(picture));
    }

    [Fact]
    public void Open_FolderWithOtherFiles_IsRefusedAndKept()
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        File.WriteAllText(Path.Combine(target, "notes.txt"), "mine");

        var failure = Assert.Throws<OutputException>(() => Open("out"));

        Assert.Equal($"{target}: holds other files (notes.txt); give a new folder, or an empty one", failure.Message);
        Assert.Equal(["notes.txt"], Directory.GetFiles(target).Select(Path.GetFileName));
    }

    [Fact]
    public void Commit_FolderOfAnEarlierRun_ReplacesIt()
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        File.WriteAllText(Path.Combine(target, "000099.png"), "old");

        using (var sink = Open("out"))
        {
            sink.Write(Gradient(64, 48, 7));
            sink.Commit();
        }

        Assert.Equal(["000007.png"], Directory.GetFiles(target).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_InAFolderThatIsMissing_SaysWhich()
    {
        var failure = Assert.Throws<OutputException>(() => Open("none/out.png"));

        Assert.Equal($"{folder}/none/out.png: the folder {folder}/none does not exist", failure.Message);
    }

    [Theory]
    [InlineData("out.gif")]
    [InlineData("")]
    public void Problem_OfWhatCannotBeWritten_NamesWhatCan(string path) => Assert.Contains(".mkv", Sinks.Problem(path), StringComparison.Ordinal);

    private byte[] Bytes(string name)
    {
        using (var sink = Open(name))
        {
            for (var i = 0; i < 4; i++) sink.Write(Gradient(64, 48, i));
            sink.Commit();
        }

        return File.ReadAllBytes(Path.Combine(folder, name));
    }

    private IFrameSink Open(string name) => Sinks.Open(Path.Combine(folder, name), new PictureSize(64, 48), 25, "identity");

    private static Frame Gradient(int width, int height, int number)
    {
        var frame = new Frame(width, height) { Number = number };
        for (var i = 0; i < width * height; i++)
            ((byte[])[(byte)(i % width * 3), (byte)(i / width * 5), (byte)((i * 7) + (number * 50)), 255]).CopyTo(frame.Rgba, i * 4);
        return frame;
    }
}
