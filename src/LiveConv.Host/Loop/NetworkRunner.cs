using System.Diagnostics;
using System.Runtime.ExceptionServices;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Output;
using LiveConv.Onnx;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Threads;

namespace LiveConv.Host.Loop;

/// <summary>
/// A network on a thread of its own, with an executor of its own (for gl: a context of its own). It loads there, then takes the
/// newest frame whenever it is done with the one before. Nothing is allocated per frame on the caller's thread.
/// </summary>
internal sealed class NetworkRunner : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private readonly NetworkSettings settings;
    private readonly Thread thread;
    private readonly BlockingSemaphore work = new(0);
    private readonly CancellationTokenSource cancel = new();
    private readonly Lock exchange = new();
    private readonly Dictionary<Node, Tensor> changes = [];
    private readonly List<KeyValuePair<Node, Tensor>> applied = [];
    private readonly Frame input;
    private NetworkOutput? back;
    private NetworkOutput? ready;
    private NetworkOutput? front;
    private bool isFresh;
    private volatile bool busy;
    private volatile bool runs;
    private volatile bool stopped;
    private volatile bool isLoaded;
    private volatile ExceptionDispatchInfo? failure;
    private volatile string stage = "reading";
    private volatile int wantedLayer = -1;
    private volatile int background;
    private volatile Node[]? wanted;
    private volatile LiveVerifier? verifier;
    private double fraction;

    public NetworkRunner(NetworkSettings settings)
    {
        this.settings = settings;
        background = (int)settings.Background;
        input = new Frame(settings.Width, settings.Height);
        thread = new Thread(Work) { Name = "network", IsBackground = true };
        thread.Start();
    }

    /// <summary>What is being done while it loads, in words.</summary>
    public string Stage => stage;

    /// <summary>How far the loading is, 0…1.</summary>
    public double Fraction => Volatile.Read(ref fraction);

    /// <summary>Whether frames can be given.</summary>
    public bool IsLoaded => isLoaded;

    /// <summary>Why it can't be used, or null. Cancelling is not a failure.</summary>
    public ExceptionDispatchInfo? Failure => failure;

    /// <summary>The definition; not null once loaded.</summary>
    public IPipelineDefinition? Definition { get; private set; }

    /// <summary>The loaded pipeline, for its description and the times of its steps; not null once loaded.</summary>
    public ILoadedPipeline? Loaded { get; private set; }

    /// <summary>Backend and processor; not empty once loaded.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The layer whose values come with the results: its place among the graph's layers, −1 for none.</summary>
    public int WantedLayer
    {
        get => wantedLayer;
        set => wantedLayer = value;
    }

    /// <summary>The nodes whose values come with the results in <see cref="NetworkOutput.Snapshot"/>; null where nothing is wanted, not even the frame.</summary>
    public Node[]? Wanted
    {
        get => wanted;
        set => wanted = value;
    }

    /// <summary>Checks sampled values after each run; null where nothing does.</summary>
    public LiveVerifier? Verifier
    {
        get => verifier;
        set => verifier = value;
    }

    /// <summary>What a segmentation does to the picture.</summary>
    public Background Background
    {
        get => (Background)background;
        set => background = (int)value;
    }

    /// <summary>Gives it a frame to compute, unless it is at work. The frame is copied.</summary>
    public bool TryStart(Frame frame)
    {
        if (!isLoaded || busy || failure is not null) return false;
        input.CopyFrom(frame);
        (busy, runs) = (true, true);
        work.Release();
        return true;
    }

    /// <summary>Gives the network other weights before it runs next. They are copied.</summary>
    public void SetConstant(Node constant, Tensor values)
    {
        var copy = new Tensor(values.Shape, values.Type);
        copy.CopyFrom(values);
        lock (exchange) changes[constant] = copy;
    }

    /// <summary>Asks for the last results once more, because another layer or background is wanted; the network doesn't run again.</summary>
    public bool TryRepeat()
    {
        if (!isLoaded || busy || failure is not null) return false;
        (busy, runs) = (true, false);
        work.Release();
        return true;
    }

    /// <summary>Takes the newest results, where there are some since the last call. They stay valid until the next.</summary>
    public NetworkOutput? TryTake()
    {
        lock (exchange)
        {
            if (!isFresh) return null;
            (front, ready, isFresh) = (ready, front, false);
            return front;
        }
    }

    public void Report(ImportProgress value)
    {
        stage = value.Stage;
        // What comes after the import, packing and compiling, is told by the executor's step.
        Volatile.Write(ref fraction, value.Fraction * 0.8);
    }

    /// <summary>Ends the loading or the work. What is under way on the GPU may end later.</summary>
    public void Dispose()
    {
        stopped = true;
        cancel.Cancel();
        work.Release();
        thread.Join(LongestWait);
    }

    private void Work()
    {
        ThreadPlace.GiveWay(ThreadPlace.BesideDisplay);
        IExecutor? executor = null;
        try
        {
            Definition = settings.Load(this, cancel.Token);
            cancel.Token.ThrowIfCancellationRequested();
            var pipeline = Definition.Build(settings.Width, settings.Height);
            (stage, fraction) = ("preparing its layers", 0.85);
            executor = settings.MakeExecutor();
            Loaded = executor.Load(pipeline);
            var elsewhere = Loaded.Graph.Steps.Count(step => step.Backend != executor.Backend);
            Device = $"{executor.Backend}{(elsewhere > 0 ? $", {Amount.Of(elsewhere, "layer")} on cpu" : "")} · {executor.Device}";
            cancel.Token.ThrowIfCancellationRequested();
            var shown = new ModelPicture(Loaded) { BackgroundColor = settings.BackgroundColor };
            (back, ready, front) = (MakeOutput(shown), MakeOutput(shown), MakeOutput(shown));
            isLoaded = true;
            Run(shown);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception problem)
        {
            failure = ExceptionDispatchInfo.Capture(problem);
        }
        finally
        {
            Loaded?.Dispose();
            executor?.Dispose();
        }
    }

    private void Run(ModelPicture shown)
    {
        var milliseconds = 0.0;
        while (true)
        {
            work.Wait();
            if (stopped) return;
            if (runs)
            {
                ApplyChanges();
                var start = Stopwatch.GetTimestamp();
                Loaded!.Process(input);
                Loaded.Wait();
                milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                verifier?.Take(input, Loaded.Graph);
            }

            Fill(shown, back!, milliseconds);
            if (runs && shown.HasResult) settings.Report(ModelRecord.Of(shown.Model, back!.Result));
            lock (exchange) (ready, back, isFresh) = (back, ready, true);
            busy = false;
        }
    }

    private void ApplyChanges()
    {
        lock (exchange)
        {
            if (changes.Count == 0) return;
            applied.AddRange(changes);
            changes.Clear();
        }

        // Without the lock: weights may take long to prepare, and the display takes results meanwhile.
        foreach (var (constant, values) in applied) Loaded!.Graph.SetConstant(constant, values);
        applied.Clear();
    }

    private void Fill(ModelPicture shown, NetworkOutput output, double milliseconds)
    {
        output.Stamp = new FrameStamp(input.Number, input.CaptureTime);
        output.Milliseconds = milliseconds;
        shown.Read(input, output.Result);
        if (output.Picture is { } picture) shown.ReadPicture(input, picture);
        if (output.Overlay is { } overlay) shown.PaintOverlay(input, output.Result, output.Background = Background, overlay);
        if (wanted is { } nodes) output.Snapshot.FillWithCopy(input, Loaded!.Graph, nodes);
        var layer = wantedLayer;
        if (layer >= 0)
        {
            var node = Loaded!.Pipeline.Graph.Layers[layer];
            if (output.Layer != layer) output.Values = new Tensor(node.Shape);
            Loaded.Graph.Read(node, output.Values!);
        }

        output.Layer = layer;
    }

    private NetworkOutput MakeOutput(ModelPicture shown)
    {
        var pipeline = Loaded!.Pipeline;
        return new NetworkOutput
        {
            Picture = shown.HasPicture ? new Frame(pipeline.PictureWidth, pipeline.PictureHeight) : null,
            Overlay = shown.HasOverlay ? new Frame(pipeline.Width, pipeline.Height) : null,
        };
    }
}
