using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Microscope;
using LiveConv.Tensors;
using LiveConv.Threads;

namespace LiveConv.Host.Microscope.Checking;

/// <summary>
/// Recomputes sampled values of every shown frame in double, on a thread of its own, one layer a second in a shuffled order. What it costs the display
/// and the processor is kept below a twentieth: where a layer's values take long to copy, frames are left out.
/// </summary>
internal sealed class LiveVerifier : IDisposable
{
    /// <summary>The part of the time that copying may take of the display's thread, and as much that checking may take of its own.</summary>
    public const double Share = 0.015;

    // Of the first frame, before which no time has passed.
    private const int FirstSamples = 16;

    private static readonly long LongestTurn = Stopwatch.Frequency / 200;
    private static readonly TimeSpan TimeOfLayer = TimeSpan.FromSeconds(1);

    private readonly Graph graph;
    private readonly Node[] layers;
    private readonly Random random = new(1);
    private readonly Dictionary<Node, Tensor> values = [];
    private readonly ArithmeticProbe probe;
    private readonly Explanation explanation = new();
    private readonly Pace pace = new(Share);
    private readonly Frame frame;
    private readonly BlockingSemaphore work = new(0);
    private readonly BlockingSemaphore idle = new(1);
    private readonly Thread thread;
    private volatile bool stopped;
    private volatile LiveMismatch? first;
    private long count;
    private long outside;
    private long told;
    private double largest;
    private int place;
    private long layerSince;
    private Node? checking;
    private long last;
    private long turn;
    private int changes;

    /// <param name="loaded">What runs; its graph's description and error models are used on another thread.</param>
    public LiveVerifier(ILoadedPipeline loaded)
    {
        graph = loaded.Pipeline.Graph;
        layers = [.. loaded.Pipeline.Graph.Layers.Where(layer => layer.Type == ElementType.Float32 && layer.Shape.Count > 0)];
        random.Shuffle(layers);
        probe = new ArithmeticProbe(node => node.Constant ?? values[node], loaded.Graph.ErrorModel);
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
    public Node? Layer => layers.Length == 0 ? null : layers[place];

    /// <summary>Adds what the next check needs.</summary>
    public void Want(WantedNodes wanted)
    {
        if (Layer is not { } layer || !pace.IsDue) return;
        if (layerSince == 0) layerSince = Stopwatch.GetTimestamp();
        wanted.AddWithInputs(layer);
    }

    /// <summary>Checks values of a frame, unless those of the one before are still being checked.</summary>
    public void Update(Snapshot snapshot)
    {
        var start = Stopwatch.GetTimestamp();
        if (Layer is not { } layer || !pace.IsDue || !Holds(snapshot, layer) || !idle.TryEnter()) return;
        Copy(snapshot, layer);
        foreach (var input in layer.Inputs) Copy(snapshot, input);
        frame.CopyFrom(snapshot.Frame!);
        if (Stopwatch.GetElapsedTime(layerSince) > TimeOfLayer) (place, layerSince) = ((place + 1) % layers.Length, 0);
        (checking, changes) = (layer, snapshot.Changes);
        // As many values as fit into its part of the time since the frame before: some of every frame, whatever their rate.
        turn = last == 0 ? 0 : Math.Min(LongestTurn, (long)((start - last) * Share));
        last = start;
        work.Release();
        var cost = snapshot.FillTime + (Stopwatch.GetTimestamp() - start);
        pace.Done(start, cost);
    }

    /// <summary>Whether something was checked since the last call.</summary>
    public bool Poll()
    {
        var now = Count;
        if (now == told) return false;
        told = now;
        return true;
    }

    /// <summary>Waits until what it was given is checked.</summary>
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

    private static bool Holds(Snapshot snapshot, Node layer)
    {
        if (snapshot[layer] is null) return false;
        foreach (var input in layer.Inputs)
        {
            if (snapshot[input] is null) return false;
        }

        return true;
    }

    private void Copy(Snapshot snapshot, Node node)
    {
        if (node.Constant is not null) return;
        if (!values.TryGetValue(node, out var copy)) values.Add(node, copy = new Tensor(node.Shape, node.Type));
        copy.CopyFrom(snapshot[node]!);
    }

    private void Work()
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        while (true)
        {
            work.Wait();
            if (stopped) return;
            Check(checking!);
            idle.Release();
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
