using System.Diagnostics;
using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>Frames of a video file, a network stream or a camera, through OpenCV's VideoCapture.</summary>
public sealed class VideoCaptureSource : IFrameSource
{
    /// <summary>So many frames in a row that can't be decoded are no accident of a poor cable any more.</summary>
    internal const int MostUndecoded = 60;

    private readonly Func<VideoCapture> open;
    private readonly SourceOptions options;
    private readonly FrameWriter writer;
    private readonly Mat picture = new();
    private VideoCapture capture;
    private long next;
    private long delivered;
    private double lastTime;
    private bool rewound;
    private bool isCamera;

    private VideoCaptureSource(string name, bool isLive, Func<VideoCapture> open, SourceOptions options)
    {
        (Name, IsLive, this.open, this.options) = (name, isLive, open, options);
        capture = open();
        var size = options.Size ?? new PictureSize((int)capture.Get(VideoCaptureProperties.FrameWidth), (int)capture.Get(VideoCaptureProperties.FrameHeight));
        if (size.Width < 1 || size.Height < 1)
        {
            capture.Dispose();
            throw new SourceException($"{name}: has no picture (its size is {size})");
        }

        writer = new FrameWriter(size.Width, size.Height);
        var rate = options.FramesPerSecond ?? capture.Get(VideoCaptureProperties.Fps);
        FramesPerSecond = double.IsFinite(rate) && rate is > 0 and <= 1000 ? rate : 0;
        var count = capture.Get(VideoCaptureProperties.FrameCount);
        StatedCount = !isLive && double.IsFinite(count) && count > 0 ? (long)count : null;
    }

    public string Name { get; }

    public int Width => writer.Width;

    public int Height => writer.Height;

    public double FramesPerSecond { get; }

    /// <summary>As the file states it: what really comes may be less where the file is damaged.</summary>
    public long? FrameCount => options.Repeat ? null : StatedCount;

    public bool IsLive { get; }

    private long? StatedCount { get; }

    /// <summary>Opens a video file.</summary>
    /// <exception cref="SourceException">It can't be read, or the start lies behind its end.</exception>
    public static VideoCaptureSource OpenFile(string path, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        FileReason.RequireReadable(path);
        var source = new VideoCaptureSource(path, isLive: false, Open, options);
        try
        {
            source.Skip(options.Start);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }

        VideoCapture Open()
        {
            var capture = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
            if (capture.IsOpened()) return capture;
            capture.Dispose();
            throw new SourceException(FileReason.Undecodable(path, "video"));
        }
    }

    /// <summary>Opens a stream by its address; one that states a number of frames is a file on a server, not live.</summary>
    /// <exception cref="SourceException">Nothing answers, or what answers isn't video.</exception>
    public static VideoCaptureSource OpenStream(string address, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var capture = StreamCapture.Open(address, options.TimeoutMilliseconds);
        var isLive = !(capture.Get(VideoCaptureProperties.FrameCount) > 0);
        VideoCapture? first = capture;
        var source = new VideoCaptureSource(address, isLive, () => Interlocked.Exchange(ref first, null) ?? StreamCapture.Open(address, options.TimeoutMilliseconds), options);
        source.Skip(options.Start);
        return source;
    }

    /// <summary>Opens a camera: a number, or a device's path.</summary>
    /// <exception cref="SourceException">The camera is absent, busy or forbidden.</exception>
    public static VideoCaptureSource OpenCamera(string name, string device, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new VideoCaptureSource(name, isLive: true, () => CameraCapture.Open(name, device, options), options) { next = options.Start, isCamera = true };
    }

    public bool Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        for (var undecoded = 0; ;)
        {
            var grabbed = Grab(frame);
            if (grabbed && capture.Retrieve(picture) && !picture.Empty()) break;
            if (grabbed && IsLive)
            {
                if (++undecoded >= MostUndecoded) throw new SourceException($"{Name}: sends frames that can't be decoded; try another size or rate (--size, --fps)");
                continue;
            }

            if (AtEnd()) return false;
        }

        writer.Write(picture, frame);
        frame.Number = next++;
        delivered++;
        return true;
    }

    public void Dispose()
    {
        capture.Dispose();
        picture.Dispose();
        writer.Dispose();
    }

    /// <summary>Takes the next frame as it was captured: decoding it comes later and doesn't count as the camera's time.</summary>
    private bool Grab(Frame frame)
    {
        if (!capture.Grab()) return false;
        frame.CaptureTime = Stopwatch.GetTimestamp();
        var time = capture.Get(VideoCaptureProperties.PosMsec);

        // A driver gives no numbers, but times: what lies between two frames and didn't come is counted as missing.
        if (isCamera && delivered > 0 && FramesPerSecond > 0 && time > lastTime)
            next += Math.Max(0, (long)Math.Round((time - lastTime) * FramesPerSecond / 1000) - 1);
        lastTime = time;
        return true;
    }

    /// <summary>Decides what the missing of a frame means: the end, a new round, a failure.</summary>
    private bool AtEnd()
    {
        if (IsLive && delivered == 0) throw new SourceException($"{Name}: opened, but no frame came within {options.TimeoutMilliseconds / 1000} s");
        if (IsLive && StreamCapture.IsAddress(Name)) return true;
        if (IsLive) throw new SourceException($"{Name}: the camera stopped delivering after {Amount.Of(delivered, "frame")}: was it unplugged?");
        if (delivered == 0) throw new SourceException($"{Name}: no frame in it can be decoded");
        if (!rewound) WarnIfShort();
        if (!options.Repeat) return true;
        rewound = true;
        capture.Dispose();
        capture = open();
        return false;
    }

    // Containers without an index state a number reckoned from duration and rate, which may be one off. A file whose
    // last frame lies at its stated end is whole: its rate varies, and the number counts places in time.
    private void WarnIfShort()
    {
        if (StatedCount is not { } stated || next >= stated - 1) return;
        var rate = capture.Get(VideoCaptureProperties.Fps);
        options.Warn(rate > 0 && (lastTime / 1000 * rate) + 2 >= stated
            ? $"{Name}: states {Amount.Of(stated, "frame")}, but its rate varies and it holds {next}; each is taken once"
            : $"{Name}: ended after {next} of {Amount.Of(stated, "frame")}: the file is truncated or damaged");
    }

    private void Skip(long frames)
    {
        for (; next < frames; next++)
        {
            if (!capture.Grab()) throw new SourceException($"{Name}: has {Amount.Of(next, "frame")}, so it can't start at frame {frames} (the first is 0)");
        }
    }
}
