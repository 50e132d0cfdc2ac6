using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>
/// Encodes frames to a file. After construction ask <see cref="IsOpened"/>; OpenCV drops frames of another size or type silently.
/// </summary>
public unsafe class VideoWriter : DisposableCvObject
{
    public VideoWriter() : base(Native.lc_writer_new()) { }

    public VideoWriter(string fileName, FourCC fourcc, double fps, Size frameSize, bool isColor = true) : this() =>
        Open(fileName, fourcc, fps, frameSize, isColor);

    public VideoWriter(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, bool isColor = true) : this() =>
        Open(fileName, apiPreference, fourcc, fps, frameSize, isColor);

    public VideoWriter(string fileName, FourCC fourcc, double fps, Size frameSize, int[] prms) : this() =>
        Open(fileName, VideoCaptureAPIs.ANY, fourcc, fps, frameSize, prms);

    public VideoWriter(string fileName, FourCC fourcc, double fps, Size frameSize, VideoWriterPara prms)
        : this(fileName, fourcc, fps, frameSize, prms.GetParameters()) { }

    public VideoWriter(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, int[] prms) : this() =>
        Open(fileName, apiPreference, fourcc, fps, frameSize, prms);

    public VideoWriter(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, VideoWriterPara prms)
        : this(fileName, apiPreference, fourcc, fps, frameSize, prms.GetParameters()) { }

    public string? FileName { get; private set; }

    public double Fps { get; private set; }

    public Size FrameSize { get; private set; }

    public bool IsColor { get; private set; }

    public static int FourCC(char c1, char c2, char c3, char c4) => OpenCvSharp.FourCC.FromFourChars(c1, c2, c3, c4);

    public static int FourCC(string code) => OpenCvSharp.FourCC.FromString(code);

    public bool Open(string fileName, FourCC fourcc, double fps, Size frameSize, bool isColor = true) =>
        Open(fileName, VideoCaptureAPIs.ANY, fourcc, fps, frameSize, isColor);

    public bool Open(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, bool isColor = true)
    {
        Remember(fileName, fps, frameSize, isColor);
        Status.Check(
            Native.lc_writer_open(CvPtr, fileName, (int)apiPreference, fourcc.Value, fps, frameSize, isColor ? 1 : 0, out var ok), this);
        return ok != 0;
    }

    public bool IsOpened()
    {
        Status.Check(Native.lc_writer_is_opened(CvPtr, out var ok), this);
        return ok != 0;
    }

    /// <summary>Finishes the file; disposing does too.</summary>
    public void Release() => Status.Check(Native.lc_writer_release(CvPtr), this);

    public void Write(InputArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Status.Check(Native.lc_writer_write(CvPtr, image.Ptr), this, image);
    }

    public bool Set(VideoWriterProperties propId, double value)
    {
        Status.Check(Native.lc_writer_set(CvPtr, (int)propId, value, out var ok), this);
        return ok != 0;
    }

    public double Get(VideoWriterProperties propId)
    {
        Status.Check(Native.lc_writer_get(CvPtr, (int)propId, out var value), this);
        return value;
    }

    public string GetBackendName()
    {
        var name = stackalloc byte[64];
        new Span<byte>(name, 64).Clear();
        Status.Check(Native.lc_writer_backend(CvPtr, name, 63), this);
        return Status.Text(name);
    }

    protected override void Delete(nint ptr) => Native.lc_writer_delete(ptr);

    private void Open(string fileName, VideoCaptureAPIs api, FourCC fourcc, double fps, Size frameSize, int[] prms)
    {
        Remember(fileName, fps, frameSize, true);
        Status.Check(Native.lc_writer_open_prms(CvPtr, fileName, (int)api, fourcc.Value, fps, frameSize, prms, prms.Length, out _), this);
    }

    private void Remember(string fileName, double fps, Size frameSize, bool isColor)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        (FileName, Fps, FrameSize, IsColor) = (fileName, fps, frameSize, isColor);
    }
}
