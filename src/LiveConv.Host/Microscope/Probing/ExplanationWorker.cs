using System.Diagnostics;
using System.Runtime.ExceptionServices;
using LiveConv.Graphs;
using LiveConv.Microscope;
using LiveConv.Tensors;
using LiveConv.Threads;
using LiveConv.Verification;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>
/// Explains values on a thread of its own, from copies of what it needs: what nobody knows to be quick, such as a layer's first value (which is compiled
/// then) or one that depends on the whole picture. Use from one thread.
/// </summary>
internal sealed class ExplanationWorker : IDisposable
{
    private const int Idle = 0, Busy = 1, Finished = 2;

    private readonly BlockingSemaphore work = new(0);
    private readonly ManualResetEventSlim done = new(true);
    private readonly Dictionary<Node, Tensor> copies = [];
    private readonly ArithmeticProbe probe;
    private Explanation result = new();
    private Thread? thread;
    private Node? node;
    private int index;
    private ErrorModel model = ErrorModel.Direct;
    private ExceptionDispatchInfo? failure;
    private volatile int state = Idle;
    private volatile bool stopped;

    public ExplanationWorker() => probe = new ArithmeticProbe(of => copies[of], _ => model);

    public bool IsBusy => state == Busy;

    /// <summary>What came of the last job; null before the end, and after it was taken or discarded.</summary>
    public Explanation? Result => state == Finished ? result : null;

    /// <summary>The graph's changes when the values of the last job were computed.</summary>
    public int Changes { get; private set; }

    /// <summary>How long it took.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>Begins, unless it is at work. All values are copied first.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="place">Row-major index in its output.</param>
    /// <param name="errorModel">Of the layer's kernel.</param>
    /// <param name="values">Has the layer's values and those of its inputs.</param>
    public bool TryStart(Node layer, int place, ErrorModel errorModel, Snapshot values)
    {
        if (state != Idle) return false;
        if (node != layer) copies.Clear();
        (node, index, model, Changes) = (layer, place, errorModel, values.Changes);
        Copy(layer, values);
        foreach (var input in layer.Inputs) Copy(input, values);
        if (thread is null)
        {
            thread = new Thread(Work) { Name = "probe", IsBackground = true };
            thread.Start();
        }

        state = Busy;
        done.Reset();
        work.Release();
        return true;
    }

    /// <summary>Takes the result in exchange for an explanation that may be overwritten.</summary>
    public void Take(ref Explanation front)
    {
        (front, result) = (result, front);
        Discard();
    }

    /// <summary>Forgets the result.</summary>
    public void Discard()
    {
        state = Idle;
        failure?.Throw();
    }

    /// <summary>Waits for the end of the job.</summary>
    public void Wait() => done.Wait();

    /// <summary>Ends the thread once it is done: it touches nothing of others.</summary>
    public void Dispose()
    {
        stopped = true;
        work.Release();
    }

    private void Copy(Node of, Snapshot values)
    {
        if (of.Constant is not null) return;
        if (!copies.TryGetValue(of, out var copy)) copies.Add(of, copy = new Tensor(of.Shape, of.Type));
        copy.CopyFrom(values[of]!);
    }

    private void Work()
    {
        while (true)
        {
            work.Wait();
            if (stopped) return;
            var start = Stopwatch.GetTimestamp();
            try
            {
                probe.Explain(node!, index, result);
            }
            catch (Exception problem)
            {
                failure = ExceptionDispatchInfo.Capture(problem);
            }

            Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            state = Finished;
            done.Set();
        }
    }
}
