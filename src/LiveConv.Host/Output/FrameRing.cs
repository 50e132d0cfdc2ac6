using System.Collections.Concurrent;
using LiveConv.Frames;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>
/// A few frames that go round between two threads in order: one fills them, the other empties them. Who is faster
/// waits, so nothing is lost and nothing piles up.
/// </summary>
internal sealed class FrameRing : IDisposable
{
    private readonly BlockingCollection<Frame> empty = new(new ConcurrentQueue<Frame>());
    private readonly BlockingCollection<Frame> full = new(new ConcurrentQueue<Frame>());

    public FrameRing(PictureSize size, int frames)
    {
        for (var i = 0; i < frames; i++) empty.Add(new Frame(size.Width, size.Height));
    }

    /// <summary>A frame to fill; hand it over with <see cref="Publish"/>.</summary>
    public Frame TakeEmpty(CancellationToken cancel) => empty.Take(cancel);

    public void Publish(Frame frame) => full.Add(frame);

    /// <summary>Says that no more frames come.</summary>
    public void Complete() => full.CompleteAdding();

    /// <summary>The filled frames in order; give each back with <see cref="Return"/>.</summary>
    public IEnumerable<Frame> Filled(CancellationToken cancel) => full.GetConsumingEnumerable(cancel);

    public void Return(Frame frame) => empty.Add(frame);

    public void Dispose()
    {
        empty.Dispose();
        full.Dispose();
    }
}
