using LiveConv.Frames;

namespace LiveConv.Host.Output;

/// <summary>Where pictures go: a video, one picture, a folder. Used by one thread at a time.</summary>
public interface IFrameSink : IDisposable
{
    /// <summary>Adds a picture; it is free for other use when this returns.</summary>
    /// <exception cref="OutputException">It can't be written.</exception>
    void Write(Frame picture);

    /// <summary>Finishes the output and puts it at its place. Disposed without this, a sink leaves nothing behind.</summary>
    void Commit();
}
