using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>Reads frames from a camera, a file or a stream. After construction ask <see cref="IsOpened"/>.</summary>
public unsafe class VideoCapture : DisposableCvObject
{
    public VideoCapture() : base(Native.lc_capture_new()) { }

    public VideoCapture(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) : this() => Open(index, apiPreference);

    /// <summary>With prms: pairs of a <see cref="VideoCaptureProperties"/> and its value, applied while opening.</summary>
    public VideoCapture(int index, VideoCaptureAPIs apiPreference, int[] prms) : this() => Open(index, apiPreference, prms);

    public VideoCapture(int index, VideoCaptureAPIs apiPreference, VideoCapturePara prms) : this(index, apiPreference, prms.GetParameters()) { }

    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) : this() => Open(fileName, apiPreference);

    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference, int[] prms) : this() => Open(fileName, apiPreference, prms);

    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference, VideoCapturePara prms) : this(fileName, apiPreference, prms.GetParameters()) { }

    public CaptureType CaptureType { get; private set; } = CaptureType.NotSpecified;

    public int PosMsec
    {
        get => (int)Get(VideoCaptureProperties.PosMsec);
        set => SetFor(CaptureType.File, VideoCaptureProperties.PosMsec, value);
    }

    /// <summary>The number of the next frame, from 0.</summary>
    public int PosFrames
    {
        get => (int)Get(VideoCaptureProperties.PosFrames);
        set => SetFor(CaptureType.File, VideoCaptureProperties.PosFrames, value);
    }

    public int FrameWidth
    {
        get => (int)Get(VideoCaptureProperties.FrameWidth);
        set => SetFor(CaptureType.Camera, VideoCaptureProperties.FrameWidth, value);
    }

    public int FrameHeight
    {
        get => (int)Get(VideoCaptureProperties.FrameHeight);
        set => SetFor(CaptureType.Camera, VideoCaptureProperties.FrameHeight, value);
    }

    public double Fps
    {
        get => Get(VideoCaptureProperties.Fps);
        set => SetFor(CaptureType.Camera, VideoCaptureProperties.Fps, value);
    }

    public string FourCC
    {
        get
        {
            var code = (int)Get(VideoCaptureProperties.FourCC);
            return string.Create(4, code, static (text, code) =>
            {
                for (var i = 0; i < 4; i++) text[i] = (char)((code >> (8 * i)) & 255);
            });
        }
        set => SetFor(CaptureType.Camera, VideoCaptureProperties.FourCC, OpenCvSharp.FourCC.FromString(value).Value);
    }

    /// <summary>0 or negative where the container does not say.</summary>
    public int FrameCount => (int)Get(VideoCaptureProperties.FrameCount);

    public double BufferSize
    {
        get => Get(VideoCaptureProperties.BufferSize);
        set => SetFor(CaptureType.Camera, VideoCaptureProperties.BufferSize, value);
    }

    public static VideoCapture FromCamera(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) => new(index, apiPreference);

    public static VideoCapture FromFile(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) => new(fileName, apiPreference);

    public bool Open(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) => Open(fileName, apiPreference, null);

    public bool Open(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) => Open(index, apiPreference, null);

    public bool IsOpened()
    {
        Status.Check(Native.lc_capture_is_opened(CvPtr, out var ok), this);
        return ok != 0;
    }

    public void Release() => Status.Check(Native.lc_capture_release(CvPtr), this);

    public bool Grab()
    {
        Status.Check(Native.lc_capture_grab(CvPtr, out var ok), this);
        return ok != 0;
    }

    public bool Retrieve(OutputArray image, int flag = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        Status.Check(Native.lc_capture_retrieve(CvPtr, image.Ptr, flag, out var ok), this, image);
        return ok != 0;
    }

    public bool Retrieve(OutputArray image, CameraChannels streamIdx) => Retrieve(image, (int)streamIdx);

    public bool Retrieve(Mat image, int flag = 0) => Retrieve((OutputArray)image, flag);

    public bool Retrieve(Mat image, CameraChannels streamIdx) => Retrieve((OutputArray)image, (int)streamIdx);

    /// <summary>Grabs, decodes and returns the next frame; false at the end. The Mat's memory is reused where it fits.</summary>
    public bool Read(OutputArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Status.Check(Native.lc_capture_read(CvPtr, image.Ptr, out var ok), this, image);
        return ok != 0;
    }

    public bool Read(Mat image) => Read((OutputArray)image);

    public double Get(VideoCaptureProperties propertyId) => Get((int)propertyId);

    public double Get(int propertyId)
    {
        Status.Check(Native.lc_capture_get(CvPtr, propertyId, out var value), this);
        return value;
    }

    public bool Set(VideoCaptureProperties propertyId, double value) => Set((int)propertyId, value);

    public bool Set(int propertyId, double value)
    {
        Status.Check(Native.lc_capture_set(CvPtr, propertyId, value, out var ok), this);
        return ok != 0;
    }

    /// <summary>The backend in use (V4L2, FFMPEG ...); throws where nothing is open.</summary>
    public string GetBackendName()
    {
        var name = stackalloc byte[64];
        new Span<byte>(name, 64).Clear();
        Status.Check(Native.lc_capture_backend(CvPtr, name, 63), this);
        return Status.Text(name);
    }

    /// <summary>Whether failures throw instead of returning false.</summary>
    public void SetExceptionMode(bool enable) => Status.Check(Native.lc_capture_set_exception_mode(CvPtr, enable ? 1 : 0), this);

    public bool GetExceptionMode() => Native.lc_capture_get_exception_mode(CvPtr) != 0;

    protected override void Delete(nint ptr) => Native.lc_capture_delete(ptr);

    private bool Open(string fileName, VideoCaptureAPIs api, int[]? prms)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        Status.Check(Native.lc_capture_open_file(CvPtr, fileName, (int)api, prms, prms?.Length ?? 0, out var ok), this);
        CaptureType = CaptureType.File;
        return ok != 0;
    }

    private bool Open(int index, VideoCaptureAPIs api, int[]? prms)
    {
        Status.Check(Native.lc_capture_open_index(CvPtr, index, (int)api, prms, prms?.Length ?? 0, out var ok), this);
        CaptureType = CaptureType.Camera;
        return ok != 0;
    }

    private void SetFor(CaptureType type, VideoCaptureProperties property, double value)
    {
        if (CaptureType != type && CaptureType != CaptureType.NotSpecified)
            throw new NotSupportedException(type == CaptureType.File ? "Only for video files" : "Only for cameras");
        Set(property, value);
    }
}
