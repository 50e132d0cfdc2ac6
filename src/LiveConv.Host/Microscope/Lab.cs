using System.Diagnostics;
using LiveConv.Host.Loop;
using LiveConv.Threads;

namespace LiveConv.Host.Microscope;

/// <summary>
/// Work beside the display: takes something whenever it is done with what it had, on a thread of its own, for a part of the time. What it makes
/// is handed over by <see cref="TryTake"/>; until then it takes nothing new.
/// </summary>
internal abstract class Lab : IDisposable
{
    private readonly Pace pace;
    private readonly BlockingSemaphore work = new(0);
    private readonly BlockingSemaphore idle = new(1);
    private readonly Thread thread;
    private volatile bool stopped;
    private volatile bool isNew;
    private volatile string? problem;

    /// <param name="name">Of its thread.</param>
    /// <param name="share">The part of the time that it may work, 0…1.</param>
    protected Lab(string name, double share)
    {
        pace = new Pace(share);
        thread = new Thread(Work) { Name = name, IsBackground = true };
        thread.Start();
    }

    /// <summary>Why it can't do its work, in one line; null where it can.</summary>
    public string? Problem => problem;

    /// <summary>Whether it was stopped, so that long work should end.</summary>
    protected bool IsStopped => stopped;

    /// <summary>Takes what was finished since the last call.</summary>
    public bool TryTake()
    {
        if (!isNew) return false;
        Exchange();
        isNew = false;
        return true;
    }

    /// <summary>Waits until it is done with what it has. What it is given next begins at once.</summary>
    public void Complete()
    {
        idle.Wait();
        idle.Release();
        pace.Hurry();
    }

    /// <summary>Stops; what is under way is finished in the background.</summary>
    public void Dispose()
    {
        stopped = true;
        work.Release();
    }

    /// <summary>Whether it is free. Where it is, the caller gives it its input and calls <see cref="Start"/>.</summary>
    protected bool TryEnter()
    {
        if (isNew || !pace.IsDue || !idle.TryEnter()) return false;
        // It may have finished since the first look. What it made has to be taken first: the next piece is written where the result before lies.
        if (!isNew) return true;
        idle.Release();
        return false;
    }

    protected void Start() => work.Release();

    /// <summary>Does the work, on the lab's thread.</summary>
    /// <returns>Whether what it made counts: false where kernels were changed meanwhile, so that it belongs to neither.</returns>
    protected abstract bool Run();

    /// <summary>Puts what was made where the display reads it, on the display's thread.</summary>
    protected abstract void Exchange();

    /// <summary>Frees what <see cref="Run"/> made, on the lab's thread.</summary>
    protected abstract void Close();

    private void Work()
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        while (true)
        {
            work.Wait();
            if (stopped) break;
            var (start, counts) = (Stopwatch.GetTimestamp(), true);
            try
            {
                counts = Run();
                problem = null;
            }
            catch (Exception failure)
            {
                problem = failure.Message.ReplaceLineEndings(" ");
            }

            pace.Done(start, Stopwatch.GetTimestamp() - start);
            isNew = counts;
            idle.Release();
        }

        Close();
    }
}
