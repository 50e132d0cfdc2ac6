using System.Globalization;
using LiveConv.Frames;

namespace LiveConv.Host.Output;

/// <summary>A folder of PNGs, named by the frame's number: 000000.png. Replaces a folder that holds only such files.</summary>
public sealed class FolderSink : IFrameSink
{
    private readonly PictureEncoder encoder;
    private readonly PartialPath partial;
    private readonly string path;

    /// <param name="path">Target.</param>
    /// <param name="pipeline">Name for the metadata.</param>
    /// <exception cref="OutputException">It can't be written, or holds other files.</exception>
    public FolderSink(string path, string pipeline)
    {
        this.path = path = Path.TrimEndingDirectorySeparator(path);
        if (File.Exists(path)) throw new OutputException($"{path}: is a file; give a folder's name, or one that ends in .png, .jpg, .mkv or .mp4");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).FirstOrDefault(entry => !IsNumbered(entry)) is { } other)
            throw new OutputException($"{path}: holds other files ({Path.GetFileName(other)}); give a new folder, or an empty one");
        partial = new PartialPath(path);
        Directory.CreateDirectory(partial.Name);
        encoder = new PictureEncoder(pipeline);
    }

    public void Write(Frame picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var name = string.Create(CultureInfo.InvariantCulture, $"{picture.Number:D6}.png");
        try
        {
            File.WriteAllBytes(Path.Combine(partial.Name, name), encoder.Encode(picture, ".png"));
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

    private static bool IsNumbered(string entry)
    {
        var name = Path.GetFileNameWithoutExtension(entry);
        return Path.GetExtension(entry) == ".png" && name.Length >= 6 && name.All(char.IsAsciiDigit) && File.Exists(entry);
    }
}
