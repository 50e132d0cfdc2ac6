using LiveConv.Frames;
using LiveConv.Host.Microscope.Time;

namespace LiveConv.Host.Loop;

// The last seconds, which are kept while panels are open.
internal sealed partial class LiveSession
{
    private Timeline? timeline;
    private Frame? older;
    private bool wasBehind;

    /// <summary>Whether no further frame comes by itself.</summary>
    public bool StandsStill => timeline is { IsLive: false } ? !timeline.IsPlaying : status.IsPaused;

    private void Keep(Frame taken)
    {
        if (panels.IsOpen) timeline?.Add(taken);
    }

    private void StepBack()
    {
        if (timeline is not { History.Count: > 0 }) Tell("frames are kept while panels are open: press 9", problem: false);
        else timeline.Step(-1);
    }

    /// <summary>Shows an older frame where the viewer went back.</summary>
    /// <returns>Whether the stream has to wait.</returns>
    private bool TakeOlderFrame()
    {
        if (timeline is not { IsLive: false })
        {
            // Whoever goes back to the stream wants to see it move.
            if (wasBehind) SetPaused(false);
            return wasBehind = false;
        }

        wasBehind = true;
        if (!timeline.Advance())
        {
            if (!isDirty) Thread.Sleep(timeline.IsPlaying ? TimeSpan.FromMilliseconds(1) : Patience);
            return true;
        }

        if (older is null || older.Width != reader.Width || older.Height != reader.Height) older = new Frame(reader.Width, reader.Height);
        timeline.Take(older);
        frame = older;
        isNew = true;
        Process();
        return true;
    }
}
