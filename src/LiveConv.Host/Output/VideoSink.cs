using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Host.Capture;
using OpenCvSharp;

namespace LiveConv.Host.Output;

/// <summary>
/// A video: lossless HuffYUV in .mkv, MPEG-4 in .mp4. The same pictures give the same bytes.
/// Codecs want even sizes, so an odd last column or row is repeated.
/// </summary>
public sealed class VideoSink : IFrameSink
{
    // HuffYUV keeps RGB exactly and is six times faster than FFV1; H.264 would take the time of a whole frame on small machines.
    private static readonly Dictionary<string, string[]> Codecs = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mkv"] = ["HFYU", "FFV1", "MJPG"],
        [".mp4"] = ["mp4v", "avc1"],
    };

    private readonly PartialPath partial;
    private readonly string path;
    private readonly PictureSize size;
    private readonly PictureSize padded;
    private readonly Mat bgr = new();
    private readonly Mat even = new();
    private readonly PinnedFrames frames = new();
    private readonly VideoWriter writer;
    private long written;
    private long lookedAt = Stopwatch.GetTimestamp();

    /// <param name="path">Target; its extension chooses container and codec.</param>
    /// <param name="size">Size of the pictures.</param>
    /// <param name="framesPerSecond">Rate of the video.</param>
    /// <exception cref="OutputException">It can't be written, or no codec for it is installed.</exception>
    public VideoSink(string path, PictureSize size, double framesPerSecond)
    {
        (this.path, this.size) = (path, size);
        padded = new PictureSize(size.Width + (size.Width & 1), size.Height + (size.Height & 1));
        partial = new PartialPath(path);
        foreach (var codec in Codecs[Path.GetExtension(path)])
        {
            writer = new VideoWriter(
                partial.Name, VideoCaptureAPIs.FFMPEG, VideoWriter.FourCC(codec[0], codec[1], codec[2], codec[3]), framesPerSecond, new Size(padded.Width, padded.Height), true);
            if (writer.IsOpened()) return;
            writer.Dispose();
        }

        partial.Dispose();
        if (DiskSpace.IsFull(path)) throw new OutputException($"{path}: {DiskSpace.Full}");
        throw new OutputException($"{path}: OpenCV's FFmpeg has none of the codecs {string.Join(", ", Codecs[Path.GetExtension(path)])} for {padded} pictures");
    }

    /// <summary>Whether a path names a video that can be written.</summary>
    public static bool Handles(string path) => Codecs.ContainsKey(Path.GetExtension(path));

    public void Write(Frame picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        written++;
        RequireSpace();
        Cv2.CvtColor(frames.MatOf(picture), bgr, ColorConversionCodes.RGBA2BGR);
        if (padded == size)
        {
            writer.Write(bgr);
            return;
        }

        Cv2.CopyMakeBorder(bgr, even, 0, padded.Height - size.Height, 0, padded.Width - size.Width, BorderTypes.Replicate);
        writer.Write(even);
    }

    public void Commit()
    {
        writer.Release();
        if (!File.Exists(partial.Name)) throw new OutputException($"{path}: the encoder wrote nothing");
        RequireWhole();
        if (Path.GetExtension(path).Equals(".mkv", StringComparison.OrdinalIgnoreCase)) MatroskaIdentity.Remove(partial.Name);
        partial.Commit();
    }

    // The encoder doesn't tell that it couldn't write: once a second is often enough to ask, and soon enough to stop.
    private void RequireSpace()
    {
        if (Stopwatch.GetElapsedTime(lookedAt) < TimeSpan.FromSeconds(1)) return;
        lookedAt = Stopwatch.GetTimestamp();
        if (DiskSpace.IsFull(path)) throw new OutputException($"{path}: {DiskSpace.Full}");
    }

    // How many frames there are stands in what is written last.
    private void RequireWhole()
    {
        using var video = new VideoCapture(partial.Name, VideoCaptureAPIs.FFMPEG);
        if (video.IsOpened() && Math.Abs(video.FrameCount - written) <= 1 + (written / 100)) return;
        throw new OutputException($"{path}: {(DiskSpace.IsFull(path) ? DiskSpace.Full : "could not be written to its end")}");
    }

    public void Dispose()
    {
        writer.Dispose();
        frames.Dispose();
        bgr.Dispose();
        even.Dispose();
        partial.Dispose();
    }
}
