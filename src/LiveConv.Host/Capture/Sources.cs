using LiveConv.Frames;
using LiveConv.Frames.Patterns;

namespace LiveConv.Host.Capture;

/// <summary>Opens what <c>--source</c> names.</summary>
public static class Sources
{
    private static readonly PictureSize DefaultSceneSize = new(640, 360);

    private const string Camera = "camera:";

    /// <summary>
    /// Opens a source: <c>camera:0</c>, <c>camera:/dev/video2</c>, a picture, a video, a folder of pictures,
    /// <c>http://</c> (MJPEG), <c>rtsp://</c>, <c>pattern:NAME</c>.
    /// </summary>
    /// <exception cref="SourceException">It can't be opened; the message says which and why.</exception>
    public static IFrameSource Open(string source, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (source.Length == 0) throw new SourceException("the source is empty; name a camera (camera:0), a file, an address or a scene (pattern:shapes)");
        if (source.StartsWith(PatternSource.Prefix, StringComparison.Ordinal)) return OpenPattern(source, options);
        if (source == "camera") return VideoCaptureSource.OpenCamera("camera:0", "0", options);
        if (source.StartsWith(Camera, StringComparison.Ordinal)) return VideoCaptureSource.OpenCamera(source, source[Camera.Length..], options);
        if (StreamCapture.IsAddress(source)) return (IFrameSource?)MjpegSource.TryOpen(source, options) ?? VideoCaptureSource.OpenStream(source, options);
        if (source.Contains("://", StringComparison.Ordinal))
            throw new SourceException($"{source}: addresses start with http://, https://, rtsp:// or rtsps://");
        if (Directory.Exists(source)) return OpenFolder(source, options);
        return PictureFile.IsPicture(source) ? new PictureSource(source, [source], options) : VideoCaptureSource.OpenFile(source, options);
    }

    private static PictureSource OpenFolder(string folder, SourceOptions options)
    {
        string[] files;
        try
        {
            files = [.. Directory.GetFiles(folder).Where(PictureFile.IsPicture).Order(NaturalOrder.Comparer)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new SourceException($"{folder}: no permission to read the folder");
        }

        if (files.Length == 0) throw new SourceException($"{folder}: the folder holds no pictures (.png, .jpg, .bmp, .tif, .webp, .ppm)");
        return new PictureSource(folder, files, options);
    }

    private static PatternSource OpenPattern(string source, SourceOptions options)
    {
        var size = options.Size ?? DefaultSceneSize;
        return new PatternSource(source, size.Width, size.Height) { Next = options.Start, FramesPerSecond = options.FramesPerSecond ?? PatternSource.DefaultFramesPerSecond };
    }
}
