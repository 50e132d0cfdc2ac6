using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Learning.Views;
using LiveConv.Tensors;
using LiveConv.Threads;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>
/// Explains units on a thread and an executor of its own. Takes the newest frame whenever it is done with the one before; another request stops what is
/// under way. After each step it rests, so that most of the time is left to the display and the network.
/// </summary>
internal sealed class AttributionWorker : IDisposable
{
    /// <summary>The part of the time that it takes while nobody waits for it.</summary>
    public const double Share = 0.2;

    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(60);

    private readonly Graph network;
    private readonly Func<IExecutor> makeExecutor;
    private readonly AttributionPainter painter;
    private readonly Tensor input;
    private readonly Frame frame;
    private readonly Lock gate = new();
    private readonly BlockingSemaphore work = new(0);
    private readonly ManualResetEventSlim idle = new(true);
    private readonly ManualResetEventSlim awake = new(false);
    private readonly Thread thread;
    private volatile bool stopped;
    private volatile bool isCancelled;
    private volatile bool isHurried;
    private volatile bool isLoading;
    private volatile string? problem;
    private AttributionResult front = new();
    private AttributionResult back = new();
    private bool hasNew;
    private int done;
    private int steps;
    private bool showsParts;
    private AttributionRequest request;

    /// <param name="network">The network.</param>
    /// <param name="picture">The input of it that is the picture.</param>
    /// <param name="makeExecutor">Makes the executor, on the worker's thread.</param>
    /// <param name="painter">Knows where the input's pixels lie in frames.</param>
    public AttributionWorker(Graph network, Node picture, Func<IExecutor> makeExecutor, AttributionPainter painter)
    {
        (this.network, this.makeExecutor, this.painter) = (network, makeExecutor, painter);
        input = new Tensor(picture.Shape);
        frame = new Frame(painter.FrameWidth, painter.FrameHeight);
        thread = new Thread(Work) { Name = "attribution", IsBackground = true };
        thread.Start();
    }

    /// <summary>The last result that was taken; valid until the next <see cref="TryTake"/>.</summary>
    public AttributionResult Result => front;

    /// <summary>Why the last request can't be met, in one line; null where it can.</summary>
    public string? Problem => problem;

    /// <summary>Whether a backward pass is being built and loaded.</summary>
    public bool IsLoading => isLoading;

    public bool IsBusy => !idle.IsSet;

    /// <summary>Steps done of what is under way, and all of them; 0 of 0 before the first.</summary>
    public (int Done, int Steps) Progress => (Volatile.Read(ref done), Volatile.Read(ref steps));

    /// <summary>Takes a request and a frame unless it is at work. Another request than the one that it works at stops that.</summary>
    /// <param name="wanted">What is to be explained.</param>
    /// <param name="values">The network's input; copied.</param>
    /// <param name="newest">The frame that it was made of; copied.</param>
    public bool TryStart(in AttributionRequest wanted, Tensor values, Frame newest)
    {
        if (IsBusy)
        {
            if (wanted != request) Cancel();
            return false;
        }

        // What failed once fails again.
        if (problem is not null && wanted == request) return false;
        problem = null;
        input.CopyFrom(values);
        frame.CopyFrom(newest);
        // A finished map stays until the next of its kind is finished.
        showsParts = wanted != front.Request || !front.IsComplete;
        request = wanted;
        (isCancelled, done, steps) = (false, 0, 0);
        if (!isHurried) awake.Reset();
        idle.Reset();
        work.Release();
        return true;
    }

    /// <summary>Takes what was found since the last call.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            if (!hasNew) return false;
            (front, back, hasNew) = (back, front, false);
            return true;
        }
    }

    /// <summary>Gives up what is under way, after the step that it is at.</summary>
    public void Cancel()
    {
        isCancelled = true;
        awake.Set();
    }

    /// <summary>Waits until it is done, without rests.</summary>
    public void Complete()
    {
        isHurried = true;
        awake.Set();
        idle.Wait();
        isHurried = false;
    }

    /// <summary>Stops; a step under way is finished in the background.</summary>
    public void Dispose()
    {
        stopped = true;
        Cancel();
        work.Release();
    }

    private void Work()
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        IExecutor? executor = null;
        IAttribution? view = null;
        (AttributionMethod Method, Node? Target, int Changes)? loaded = null;
        Tensor? gradient = null;
        while (true)
        {
            work.Wait();
            if (stopped) break;
            try
            {
                // A backward pass is made of the kernels as they were: others need another.
                var now = (request.Method, request.Target, network.Changes);
                if (loaded != now)
                {
                    isLoading = true;
                    loaded = null;
                    view?.Dispose();
                    view = null;
                    executor ??= makeExecutor();
                    view = MethodEntry.Of(request.Method).Make(network, executor, request.Target);
                    loaded = now;
                    gradient = view is GradientView kept && MethodEntry.Of(request.Method).HasSigns ? new Tensor(kept.GradientShape) : null;
                }

                isLoading = false;
                Explain(view!, gradient, now.Changes);
            }
            catch (Exception failure)
            {
                problem = failure.Message.ReplaceLineEndings(" ");
            }

            isLoading = false;
            idle.Set();
        }

        view?.Dispose();
        executor?.Dispose();
    }

    private void Explain(IAttribution view, Tensor? gradient, int changes)
    {
        view.Start(input, request.Unit);
        Volatile.Write(ref steps, view.Steps);
        long spent = 0, told = 0;
        for (var more = true; more && !isCancelled;)
        {
            var start = Stopwatch.GetTimestamp();
            more = view.Step();
            spent += Stopwatch.GetTimestamp() - start;
            // Kernels changed meanwhile: the map belongs to neither, and the next frame comes with the new ones.
            if (network.Changes != changes) return;
            Volatile.Write(ref done, done + 1);
            if (!more || (showsParts && !isHurried && Stopwatch.GetElapsedTime(told) >= BetweenPictures))
            {
                Tell(view, gradient, spent);
                told = Stopwatch.GetTimestamp();
            }

            if (!isHurried) awake.Wait(Stopwatch.GetElapsedTime(start) * ((1 / Share) - 1));
        }
    }

    private void Tell(IAttribution view, Tensor? gradient, long spent)
    {
        AttributionResult result;
        lock (gate) (result, hasNew) = (back, false);
        // Without the lock: the display, which never waits, finds nothing new meanwhile.
        (result.Request, result.Stamp) = (request, new FrameStamp(frame.Number, frame.CaptureTime));
        (result.Done, result.Steps, result.Milliseconds) = (done, view.Steps, spent * 1000.0 / Stopwatch.Frequency);
        result.Unit = request.Unit.Find(view.Scores);
        result.Value = result.Unit.Of(view.Scores);
        result.Probability = request.Target is null ? Probabilities.Of(view.Scores, result.Unit) : double.NaN;
        if (request.HasSigns && gradient is not null) ((GradientView)view).ReadGradient(gradient);
        painter.Fill(result, view.Map, request.HasSigns ? gradient : null, frame);
        lock (gate) hasNew = true;
    }
}
