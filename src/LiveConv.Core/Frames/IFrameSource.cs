namespace LiveConv.Frames;

/// <summary>Where frames come from. Used by one thread at a time.</summary>
public interface IFrameSource : IDisposable
{
    /// <summary>What was asked for, for messages: camera:0, a file's name.</summary>
    string Name { get; }

    int Width { get; }

    int Height { get; }

    /// <summary>Frames a second; 0 where it isn't known (a picture).</summary>
    double FramesPerSecond { get; }

    /// <summary>Number of frames, or null for a live source or where it isn't known.</summary>
    long? FrameCount { get; }

    /// <summary>Whether frames come by a clock of their own (a camera, a stream), so that a late reader loses some.</summary>
    bool IsLive { get; }

    /// <summary>Reads the next frame into <paramref name="frame"/>, waiting for it if need be; sets its number and capture time.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="SourceException">The source failed; the message says what and why.</exception>
    bool Read(Frame frame);
}
