using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Microscope;
using LiveConv.Tensors;
using LiveConv.Threads;

namespace LiveConv.Host.Microscope.Checking;

/// <summary>
/// Recomputes sampled values of shown frames in double, on a thread of its own, one layer a second in a shuffled order. What it costs the display
/// and the processor is kept below a twentieth: where a layer's values take long to read, frames are left out. Of frames nothing is allocated on the thread that
/// runs them.
/// </summary>
internal sealed class LiveVerifier : IDisposable
{
    /// <summary>
    /// The part of the time that reading may take of the thread that runs the graph. What is read drives what the layers work on out of the caches, so that a
    /// frame costs more than this.
    /// </summary>
    public const double ReadingShare = 0.005;

    /// <summary>The part of the time that checking may take of its own thread.</summary>
    public const double CheckingShare = 0.01;

    // Of the first frame, before which no time has passed.
    private const int FirstSamples = 16;

    private static readonly long LongestTurn = Stopwatch.Frequency / 200;
    private static readonly long LeastWait = Stopwatch.Frequency / 4;
    private static readonly TimeSpan TimeOfLayer = TimeSpan.FromSeconds(1);

    private readonly Graph graph;
    private readonly Node[] layers;
    private readonly Random random = new(1);
    private readonly SampledValues values = new();
    private readonly ArithmeticProbe probe;
    private readonly Explanation explanation = new();
    private readonly Pace pace = new(ReadingShare);
    private readonly Frame frame;
    private readonly BlockingSemaphore work = new(0);
    private readonly BlockingSemaphore idle = new(0);
    private readonly Thread thread;
    private volatile bool stopped;
    private volatile LiveMismatch? first;
    private long count;
    private long outside;
    private long told;
    private long tellingTime;
    private double largest;
    private int place;
    private long last;
    private long turn;
    private int changes;

    /// <param name="loaded">What runs; its graph's description and error models are used on another thread.</param>
    public LiveVerifier(ILoadedPipeline loaded)
    {
        graph = loaded.Pipeline.Graph;
        layers = [.. loaded.Pipeline.Graph.Layers.Where(layer => layer.Type == ElementType.Float32 && layer.Shape.Count > 0)];
        random.Shuffle(layers);
        probe = new ArithmeticProbe(node => values[node], loaded.Graph.ErrorModel);
        frame = new Frame(loaded.Pipeline.Width, loaded.Pipeline.Height);
        thread = new Thread(Work) { Name = "verifier", IsBackground = true };
        thread.Start();
    }

    /// <summary>Values checked so far.</summary>
    public long Count => Volatile.Read(ref count);

    /// <summary>Those of them outside their bound.</summary>
    public long Outside => Volatile.Read(ref outside);

    /// <summary>The largest error so far, as a part of its bound.</summary>
    public double LargestErrorOverBound => Volatile.Read(ref largest);

    /// <summary>The first value outside its bound; null as long as there is none.</summary>
    public LiveMismatch? First => first;

    /// <summary>The layer that is being checked; null where there is none.</summary>
    public Node? Layer => layers.Length == 0 ? null : layers[Volatile.Read(ref place)];

    /// <summary>
    /// Takes values of a frame, unless those of another are still being checked or the last reading took so long that this one would exceed its share. Called
    /// after each run, on the thread that runs the graph.
    /// </summary>
    /// <param name="shown">The frame; copied.</param>
    /// <param name="loaded">The graph that ran.</param>
    public void Take(Frame shown, ILoadedGraph loaded)
    {
        if (layers.Length == 0 || !pace.IsDue || !idle.TryEnter()) return;
        var start = Stopwatch.GetTimestamp();
        changes = loaded.Graph.Changes;
        values.Read(loaded);
        frame.CopyFrom(shown);
        // As many values as fit into its part of the time since the frame before: some of every frame, whatever their rate.
        turn = last == 0 ? 0 : Math.Min(LongestTurn, (long)((start - last) * CheckingShare));
        last = start;
        work.Release();
        pace.Done(start, Stopwatch.GetTimestamp() - start);
    }

    /// <summary>Whether something was checked that hasn't been told; told a few times a second only, as new frames show it anyway and drawing for it alone would take their time.</summary>
    public bool Poll()
    {
        var (now, count) = (Stopwatch.GetTimestamp(), Count);
        if (count == told || now - tellingTime < LeastWait) return false;
        (told, tellingTime) = (count, now);
        return true;
    }

    /// <summary>Waits until what it was given is checked, and it is ready for more.</summary>
    public void Complete()
    {
        idle.Wait();
        idle.Release();
    }

    public void Dispose()
    {
        stopped = true;
        work.Release();
        thread.Join();
    }

    private void Work()
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        if (Layer is { } begin) values.Choose(begin);
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            idle.Release();
            work.Wait();
            if (stopped) return;
            Check(Layer!);
            if (Stopwatch.GetElapsedTime(since) < TimeOfLayer) continue;
            Volatile.Write(ref place, (place + 1) % layers.Length);
            values.Choose(Layer!);
            since = Stopwatch.GetTimestamp();
        }
    }

    private void Check(Node layer)
    {
        var start = Stopwatch.GetTimestamp();
        var least = turn == 0 ? FirstSamples : 1;
        for (var sample = 0; (sample < least || Stopwatch.GetTimestamp() - start < turn) && !stopped; sample++)
        {
            probe.Explain(layer, random.Next(layer.Shape.Count), explanation);
            // Weights that changed meanwhile belong to other values.
            if (graph.Changes != changes) return;
            Volatile.Write(ref count, count + 1);
            if (explanation.ErrorOverBound > largest) Volatile.Write(ref largest, explanation.ErrorOverBound);
            if (explanation.IsWithinBound) continue;
            Volatile.Write(ref outside, outside + 1);
            if (first is not null) continue;
            var copy = new Frame(frame.Width, frame.Height);
            copy.CopyFrom(frame);
            first = new LiveMismatch(layer, explanation.Index, explanation.Actual, explanation.Value, explanation.Bound, copy);
        }
    }
}
