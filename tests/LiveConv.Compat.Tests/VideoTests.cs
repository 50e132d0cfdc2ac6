using OpenCvSharp;
using Xunit;

namespace LiveConv.Compat.Tests;

public sealed class VideoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("liveconv-compat-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void VideoWriter_NumberedFrames_ComeBackInOrderThroughVideoCapture()
    {
        const int Frames = 12;
        var path = Write("numbered.avi", Frames);
        using var capture = new VideoCapture(path);
        using var frame = new Mat();
        Assert.True(capture.IsOpened());
        Assert.Equal((64, 48), (capture.FrameWidth, capture.FrameHeight));
        Assert.Equal("MJPG", capture.FourCC);
        Assert.Equal(25, capture.Fps, 3);
        Assert.Equal(Frames, capture.FrameCount);
        Assert.NotEmpty(capture.GetBackendName());

        var read = 0;
        while (capture.Read(frame))
        {
            Assert.Equal(new Size(64, 48), frame.Size());
            Assert.InRange(frame.At<Vec3b>(24, 32).Item1, (read * 20) - 3, (read * 20) + 3);
            read++;
        }

        Assert.Equal(Frames, read);
    }

    [SkippableFact]
    public void Read_EveryFrame_AllocatesNothing()
    {
        Skip.IfNot(typeof(Mat).Assembly.GetName().Name == "OpenCvSharp4", "a promise of compat only");
        using var capture = new VideoCapture(Write("steady.avi", 12));
        using var frame = new Mat();
        Assert.True(capture.Read(frame) && capture.Grab() && capture.Retrieve(frame));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = 0;
        for (var i = 0; i < 5; i++)
            if (capture.Read(frame) && capture.Grab() && capture.Retrieve(frame))
                read++;

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(5, read);
    }

    [Fact]
    public void VideoCapture_MissingFile_IsNotOpened()
    {
        using var capture = new VideoCapture(Path.Combine(_folder.FullName, "none.avi"));
        using var frame = new Mat();

        Assert.False(capture.IsOpened());
        Assert.False(capture.Read(frame));
    }

    [Fact]
    public void FourCC_FromString_PutsTheFirstCharacterLowest()
    {
        Assert.Equal(0x47504A4D, FourCC.MJPG);
        Assert.Equal(FourCC.MJPG, VideoWriter.FourCC('M', 'J', 'P', 'G'));
    }

    private string Write(string name, int frames)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var writer = new VideoWriter(path, FourCC.MJPG, 25, new Size(64, 48));
        Assert.True(writer.IsOpened());
        using var frame = new Mat(48, 64, MatType.CV_8UC3);
        for (var i = 0; i < frames; i++)
        {
            frame.SetTo(Scalar.All(i * 20));
            writer.Write(frame);
        }

        return path;
    }
}
