using System.Diagnostics;
using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>Pictures as a stream: one file, or a folder's in natural order. All have the size of the first.</summary>
public sealed class PictureSource : IFrameSource
{
    private readonly IReadOnlyList<string> files;
    private readonly SourceOptions options;
    private readonly FrameWriter writer;
    private Mat? picture;
    private int loaded;
    private bool warned;
    private long next;

    /// <param name="name">What was asked for.</param>
    /// <param name="files">At least one picture.</param>
    /// <param name="options">Size, first number, repetition.</param>
    /// <exception cref="SourceException">The first picture can't be read, or the start lies behind the end.</exception>
    public PictureSource(string name, IReadOnlyList<string> files, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        (Name, this.files, this.options, next) = (name, files, options, options.Start);
        if (!options.Repeat && options.Start >= files.Count)
            throw new SourceException($"{name}: has {Amount.Of(files.Count, "frame")}, so it can't start at frame {options.Start} (the first is 0)");
        picture = PictureFile.Read(files[0]);
        writer = new FrameWriter(options.Size?.Width ?? picture.Width, options.Size?.Height ?? picture.Height);
    }

    public string Name { get; }

    public int Width => writer.Width;

    public int Height => writer.Height;

    public double FramesPerSecond => options.FramesPerSecond ?? 0;

    public long? FrameCount => options.Repeat ? null : files.Count;

    public bool IsLive => false;

    public bool Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!options.Repeat && next >= files.Count) return false;
        var index = (int)(next % files.Count);
        if (picture is null || index != loaded)
        {
            picture?.Dispose();
            picture = null;
            picture = PictureFile.Read(files[index]);
            loaded = index;
        }

        if (!warned && options.Size is null && (picture.Width != Width || picture.Height != Height))
        {
            warned = true;
            options.Warn($"{files[index]}: is {picture.Width}x{picture.Height}; it and all other pictures are resized to the first one's {Width}x{Height}");
        }

        writer.Write(picture, frame);
        frame.Number = next++;
        frame.CaptureTime = Stopwatch.GetTimestamp();
        return true;
    }

    public void Dispose()
    {
        picture?.Dispose();
        writer.Dispose();
    }
}
