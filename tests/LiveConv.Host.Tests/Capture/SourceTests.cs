using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Tests.Support;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

public sealed class SourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-sources").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void NaturalOrder_Names_SortAsPeopleCount()
    {
        string[] names = ["shot10.png", "shot2.png", "b", "shot1b.png", "shot01.png", "shot1.png", "a10b2", "a10b10", "shot.png", "99999999999999999999", "100000000000000000000"];

        Assert.Equal(
            ["99999999999999999999", "100000000000000000000", "a10b2", "a10b10", "b", "shot.png", "shot01.png", "shot1.png", "shot1b.png", "shot2.png", "shot10.png"],
            names.Order(NaturalOrder.Comparer));
    }

    [Theory]
    [InlineData("640x360", 640, 360)]
    [InlineData("1×16384", 1, 16384)]
    public void PictureSize_Valid_IsRead(string text, int width, int height)
    {
        Assert.True(PictureSize.TryParse(text, out var size));
        Assert.Equal(new PictureSize(width, height), size);
    }

    [Theory]
    [InlineData("640")]
    [InlineData("0x1")]
    [InlineData("16385x1")]
    [InlineData("-3x4")]
    [InlineData("3x4x5")]
    [InlineData("")]
    [InlineData(null)]
    public void PictureSize_Invalid_IsRefused(string? text) => Assert.False(PictureSize.TryParse(text, out _));

    [Theory]
    [InlineData(640, 480, 30.0, "YUYV")]
    [InlineData(1280, 720, 30.0, "MJPG")]
    [InlineData(1280, 720, 10.0, "YUYV")]
    [InlineData(1280, 720, null, "YUYV")]
    [InlineData(1920, 1080, 30.0, null)]
    public void CameraFormats_Choose_PrefersUncompressedWhereItReachesTheRate(int width, int height, double? rate, string? expected)
    {
        CameraFormat[] formats = [new("MJPG", 640, 480, [30]), new("YUYV", 640, 480, [30]), new("MJPG", 1280, 720, [30, 60]), new("YUYV", 1280, 720, [10])];

        Assert.Equal(expected, CameraFormats.Choose(formats, new PictureSize(width, height), rate));
    }

    [Fact]
    public void Read_Picture_HasItsColoursInRgbaOnce()
    {
        using var source = Sources.Open(Picture("a.png", 3, 2, new Scalar(10, 20, 200)), new SourceOptions());
        var frame = new Frame(3, 2);

        Assert.Equal((3, 2, 1L), (source.Width, source.Height, source.FrameCount));
        Assert.True(source.Read(frame));
        Assert.Equal([200, 20, 10, 255], frame.Rgba[..4]);
        Assert.False(source.Read(frame));
    }

    [Fact]
    public void Read_RepeatedFolder_BeginsAgainAndNumbersGoOn()
    {
        Picture("1.png", 2, 2, new Scalar(1, 1, 1));
        Picture("2.png", 2, 2, new Scalar(2, 2, 2));
        using var source = Sources.Open(folder, new SourceOptions { Repeat = true });
        var frame = new Frame(2, 2);
        var seen = new List<(long, byte)>();
        for (var i = 0; i < 5; i++)
        {
            Assert.True(source.Read(frame));
            seen.Add((frame.Number, frame.Rgba[0]));
        }

        Assert.Equal([(0, 1), (1, 2), (2, 1), (3, 2), (4, 1)], seen);
    }

    [Fact]
    public void Read_FolderOfTwoSizes_ResizesToTheFirstAndSaysSoOnce()
    {
        Picture("1.png", 4, 4, new Scalar(1, 1, 1));
        var second = Picture("2.png", 8, 6, new Scalar(2, 2, 2));
        Picture("3.png", 8, 6, new Scalar(3, 3, 3));
        var warnings = new List<string>();
        using var source = Sources.Open(folder, new SourceOptions { Warn = warnings.Add });
        var frame = new Frame(4, 4);
        for (var i = 1; i <= 3; i++)
        {
            Assert.True(source.Read(frame));
            Assert.Equal(i, frame.Rgba[60]);
        }

        Assert.Equal([$"{second}: is 8x6; it and all other pictures are resized to the first one's 4x4"], warnings);
    }

    [Fact]
    public void Open_SizeGiven_ShrinksByArea()
    {
        using var board = new Mat(2, 4, MatType.CV_8UC3, new Scalar(0, 0, 0));
        foreach (var (x, y) in ((int, int)[])[(0, 0), (1, 1), (2, 0), (3, 1)]) board.Set(y, x, new Vec3b(200, 200, 200));
        var file = Path.Combine(folder, "board.png");
        Cv2.ImWrite(file, board);
        using var source = Sources.Open(file, new SourceOptions { Size = new PictureSize(2, 1) });
        var frame = new Frame(2, 1);
        source.Read(frame);

        Assert.Equal([100, 100, 100, 255, 100, 100, 100, 255], frame.Rgba);
    }

    [Theory]
    [InlineData("", "the source is empty; name a camera (camera:0), a file, an address or a scene (pattern:shapes)")]
    [InlineData("ftp://host/a.mp4", "ftp://host/a.mp4: addresses start with http://, https://, rtsp:// or rtsps://")]
    public void Open_WhatIsNoSource_SaysWhatIs(string source, string message) =>
        Assert.Equal(message, Assert.Throws<SourceException>(() => Sources.Open(source, new SourceOptions())).Message);

    [Fact]
    public void Open_StartBehindTheEnd_SaysHowManyThereAre()
    {
        var file = Picture("a.png", 2, 2, new Scalar(0, 0, 0));

        Assert.Equal($"{file}: has 1 frame, so it can't start at frame 1 (the first is 0)", Assert.Throws<SourceException>(() => Sources.Open(file, new SourceOptions { Start = 1 })).Message);
    }

    [Fact]
    public void Open_Mp4WithoutItsIndex_SaysThatItIsCutShort()
    {
        var file = Path.Combine(folder, "cut.mp4");
        File.WriteAllBytes(file, [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, 0, 0, 4, 0, .. "mdat"u8, .. new byte[500]]);

        Assert.Equal($"{file}: is cut short: the index at its end (moov) is missing", Assert.Throws<SourceException>(() => Sources.Open(file, new SourceOptions())).Message);
    }

    [Fact]
    public void Open_SceneWithARate_HasIt()
    {
        using var source = Sources.Open("pattern:shapes", new SourceOptions { FramesPerSecond = 12.5, Start = 7 });
        var frame = new Frame(source.Width, source.Height);
        source.Read(frame);

        Assert.Equal((12.5, 7L), (source.FramesPerSecond, frame.Number));
    }

    [SkippableFact]
    public void Read_WholeVideoOfVaryingRate_IsNotCalledTruncated()
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var warnings = new List<string>();
        var file = TestData.Path("video", "tree.avi");
        using var source = Sources.Open(file, new SourceOptions { Size = new PictureSize(16, 12), Warn = warnings.Add });
        var frame = new Frame(16, 12);
        while (source.Read(frame))
        {
        }

        Assert.Equal([$"{file}: states 444 frames, but its rate varies and it holds 68; each is taken once"], warnings);
    }

    [Fact]
    public void Read_ReusedFrames_AllocatesNothingOfTheirSize()
    {
        using var source = Sources.Open(Picture("a.png", 200, 200, new Scalar(1, 2, 3)), new SourceOptions { Repeat = true });
        Frame[] ring = [new Frame(200, 200), new Frame(200, 200), new Frame(200, 200)];
        for (var i = 0; i < 6; i++) source.Read(ring[i % 3]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 300; i++) source.Read(ring[i % 3]);

        // OpenCvSharp may wrap its arguments in small objects; pixels (160 kB a frame) are never copied to new arrays.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 300, 0, 512);
    }

    private string Picture(string name, int width, int height, Scalar colour)
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3, colour);
        var file = Path.Combine(folder, name);
        Cv2.ImWrite(file, picture);
        return file;
    }
}
