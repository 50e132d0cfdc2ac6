using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>Opens what <c>--out</c> names.</summary>
public static class Sinks
{
    /// <summary>Rate of a video made of pictures, which have none.</summary>
    public const double DefaultFramesPerSecond = 30;

    /// <summary>What is wrong with a path as a target, or null.</summary>
    public static string? Problem(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0) return "--out is empty; name a video (.mkv, .mp4), a picture (.png, .jpg) or a folder (no extension)";
        if (VideoSink.Handles(path) || PictureSink.Handles(path) || !Path.HasExtension(path)) return null;
        return $"--out {path}: '{Path.GetExtension(path)}' is not known; use .mkv or .mp4 (video), .png or .jpg (picture), or no extension (a folder of numbered PNGs)";
    }

    /// <summary>Whether the path takes exactly one picture.</summary>
    public static bool IsSinglePicture(string path) => PictureSink.Handles(path);

    /// <param name="path">Target: by its extension a video, a picture or a folder.</param>
    /// <param name="size">Size of the pictures.</param>
    /// <param name="framesPerSecond">Rate of a video; 0 where the source has none.</param>
    /// <param name="pipeline">Name for the metadata.</param>
    /// <exception cref="OutputException">It can't be written.</exception>
    public static IFrameSink Open(string path, PictureSize size, double framesPerSecond, string pipeline)
    {
        if (Problem(path) is { } problem) throw new OutputException(problem);
        if (VideoSink.Handles(path)) return new VideoSink(path, size, framesPerSecond > 0 ? framesPerSecond : DefaultFramesPerSecond);
        return PictureSink.Handles(path) ? new PictureSink(path, pipeline) : new FolderSink(path, pipeline);
    }
}
