using System.Globalization;
using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>Opens cameras: V4L2 on Linux, the system's default interface elsewhere.</summary>
internal static class CameraCapture
{
    /// <summary>Why a camera can't be used, in words, or null where nothing speaks against it.</summary>
    /// <param name="device">A number, or a path such as /dev/video2.</param>
    public static string? Problem(string device) => V4l2.Probe(PathOf(device));

    /// <param name="name">What was asked for, for messages.</param>
    /// <param name="device">A number, or a path such as /dev/video2.</param>
    /// <param name="options">Size and rate to ask for.</param>
    /// <exception cref="SourceException">The camera is absent, busy or forbidden.</exception>
    public static VideoCapture Open(string name, string device, SourceOptions options)
    {
        var isNumber = int.TryParse(device, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        var path = PathOf(device);
        if (Problem(device) is { } problem) throw new SourceException($"{name}: {problem}");

        var capture = OperatingSystem.IsLinux() ? new VideoCapture(path, VideoCaptureAPIs.V4L2)
            : isNumber ? new VideoCapture(index, VideoCaptureAPIs.ANY)
            : new VideoCapture(device, VideoCaptureAPIs.ANY);
        if (!capture.IsOpened())
        {
            capture.Dispose();
            throw new SourceException($"{name}: can't be opened: no camera there, or another program uses it");
        }

        Ask(capture, path, options);
        Check(capture, name, options);
        return capture;
    }

    /// <summary>The word for <c>--source</c>: camera:0 for /dev/video0.</summary>
    public static string NameOf(string path) => $"camera:{(path.StartsWith("/dev/video", StringComparison.Ordinal) ? path["/dev/video".Length..] : path)}";

    private static string PathOf(string device) => device.All(char.IsAsciiDigit) ? $"/dev/video{device}" : device;

    /// <summary>Asks for the size and the rate, in the pixel format that offers both.</summary>
    private static void Ask(VideoCapture capture, string path, SourceOptions options)
    {
        if (options.Size is null && options.FramesPerSecond is null) return;
        var offered = V4l2.List().FirstOrDefault(camera => camera.Path == path)?.Formats ?? [];
        var format = CameraFormats.Choose(offered, options.Size, options.FramesPerSecond);
        if (format is { Length: 4 }) capture.Set(VideoCaptureProperties.FourCC, VideoWriter.FourCC(format[0], format[1], format[2], format[3]));
        if (options.Size is { } size)
        {
            capture.Set(VideoCaptureProperties.FrameWidth, size.Width);
            capture.Set(VideoCaptureProperties.FrameHeight, size.Height);
        }

        if (options.FramesPerSecond is { } rate) capture.Set(VideoCaptureProperties.Fps, rate);
    }

    private static void Check(VideoCapture capture, string name, SourceOptions options)
    {
        var given = new PictureSize((int)capture.Get(VideoCaptureProperties.FrameWidth), (int)capture.Get(VideoCaptureProperties.FrameHeight));
        if (options.Size is { } size && size != given)
            options.Warn($"{name}: the camera doesn't offer {size}; its {given} is resized");
        var rate = capture.Get(VideoCaptureProperties.Fps);
        if (options.FramesPerSecond is { } wanted && rate > 0 && Math.Abs(rate - wanted) > 0.5)
            options.Warn(string.Create(CultureInfo.InvariantCulture, $"{name}: the camera doesn't offer {wanted:0.##} frames a second at this size; it gives {rate:0.##}"));
    }
}
