namespace LiveConv.Host.Capture;

/// <summary>How a source is to be opened.</summary>
public sealed record SourceOptions
{
    /// <summary>Size of the frames: asked of a camera, reached by resizing elsewhere. Null: as the source has it.</summary>
    public PictureSize? Size { get; init; }

    /// <summary>Frames a second: asked of a camera, overrides the rate stated by a file. Null: as the source has it.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>Number of the first frame to deliver; the ones before are skipped exactly.</summary>
    public long Start { get; init; }

    /// <summary>Whether what has an end (a picture, a folder, a video) begins again after it; numbers go on.</summary>
    public bool Repeat { get; init; }

    /// <summary>Longest wait for a stream to open and for its next frame, in milliseconds.</summary>
    public int TimeoutMilliseconds { get; init; } = 10_000;

    /// <summary>Gets one line for each thing that went wrong without stopping the source: a truncated file, a size the camera refused.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
