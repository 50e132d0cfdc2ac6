using LiveConv.Frames;

namespace LiveConv.Host.Output;

/// <summary>One picture file, .png or .jpg. Of several pictures written, the last one stays.</summary>
public sealed class PictureSink : IFrameSink
{
    private readonly PictureEncoder encoder;
    private readonly PartialPath partial;
    private readonly string path;

    /// <param name="path">Target.</param>
    /// <param name="pipeline">Name for the metadata.</param>
    /// <exception cref="OutputException">It can't be written.</exception>
    public PictureSink(string path, string pipeline)
    {
        this.path = path;
        partial = new PartialPath(path);
        encoder = new PictureEncoder(pipeline);
    }

    /// <summary>Whether a path names a picture that can be written.</summary>
    public static bool Handles(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg";

    public void Write(Frame picture)
    {
        try
        {
            File.WriteAllBytes(partial.Name, encoder.Encode(picture, Path.GetExtension(path)));
        }
        catch (IOException failure)
        {
            // The framework's words name the hidden file.
            throw new OutputException($"{path}: {(DiskSpace.IsFull(path) ? DiskSpace.Full : failure.Message)}");
        }
    }

    public void Commit() => partial.Commit();

    public void Dispose()
    {
        encoder.Dispose();
        partial.Dispose();
    }
}
