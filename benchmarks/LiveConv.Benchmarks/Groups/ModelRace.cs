using LiveConv.Benchmarks.Measuring;
using LiveConv.Benchmarks.Peers;
using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Groups;

/// <summary>A graph on the cpu executor against ONNX Runtime: the same weights, the same input, the same number of threads.</summary>
internal sealed class ModelRace
{
    /// <summary>Deep networks add up rounding errors, and both sides may take Winograd's algorithm.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>ONNX Runtime's workers spin for some time after a run; they would take a processor from us.</summary>
    private const int SpinTime = 30;

    /// <summary>Milliseconds: of several threads one is often disturbed, so it takes more runs to find one that isn't.</summary>
    private const double LongTurn = 40;

    /// <summary>What the values of a network may take, as a multiple of the least that they can.</summary>
    private const double MemoryLimit = 1.2;

    private readonly int rounds;
    private readonly bool copies;
    private readonly OnnxRuntime? runtime;

    /// <param name="group">The group's name.</param>
    /// <param name="rounds">How often each side has its turn.</param>
    /// <param name="copies">Whether a plain copy of the input's and the output's values is measured beside them.</param>
    public ModelRace(string group, int rounds, bool copies = false)
    {
        (this.rounds, this.copies) = (rounds, copies);
        try
        {
            runtime = new OnnxRuntime();
        }
        catch (PeerException problem)
        {
            Console.Error.WriteLine($"benchmarks: {problem.Message}");
        }

        Table = new Table(group, $"{Machine.Processor}, {runtime?.Version ?? "ONNX Runtime missing"}; batch 1, {rounds} rounds", Comparison.Columns("ONNX Runtime", copies));
    }

    public Table Table { get; }

    /// <param name="name">What the table says.</param>
    /// <param name="graph">As it is published: each side fuses for itself.</param>
    /// <param name="limit">The largest part of the peer's time that ours may take; null for any.</param>
    public void Run(string name, Graph graph, double? limit)
    {
        var values = Input(graph.Inputs[0].Shape);
        var fused = GraphFusions.Apply(graph);
        var file = Path.Combine(Path.GetTempPath(), $"liveconv-{Environment.ProcessId}.onnx");
        try
        {
            if (runtime is not null) ModelWriter.Write(graph, file);
            foreach (var threads in Threads.Counts) Run(name, graph, fused, values, file, threads, limit);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Run(string name, Graph graph, Graph fused, Tensor values, string file, int threads, double? limit)
    {
        using var executor = new CpuExecutor(threads);
        using var ours = executor.Load(fused, KeptValues.Results);
        ours.SetInput(fused.Inputs[0], values);
        ours.Run();
        var here = threads == 1 ? new Contestant(ours.Run) : new Contestant(ours.Run, LongTurn) { Patience = SpinTime };
        using var plain = copies ? new PlainCopy(values.Data.Length, fused.Outputs[0].Shape.Count, threads) : null;
        var copy = plain is null ? null : new Contestant(plain.Run);
        Contestant[] both = copy is null ? [here] : [here, copy];
        if (runtime is null)
        {
            Race.Run(rounds, both);
            Table.Add(new Comparison(name, threads, here.Figure(threads), null) { Copy = copy?.Figure(threads) });
            return;
        }

        using var peer = new OnnxRuntimeModel(runtime, file, graph, values, threads);
        peer.Run();
        var output = new Tensor(fused.Outputs[0].Shape);
        ours.Read(fused.Outputs[0], output);
        if (Agreement.Problem(output.Data, peer.Output, Tolerance) is { } problem)
        {
            Table.Add(new Row([name, $"{threads}", "DIFFERENT", problem, "", .. copies ? (string[])[""] : [], ""], IsMissed: true));
            return;
        }

        var there = threads == 1 ? new Contestant(peer.Run) : new Contestant(peer.Run, LongTurn);
        Race.Run(rounds, [.. both, there]);
        var (time, other) = (here.Figure(threads), there.Figure(threads));
        var targets = new List<Target>();
        if (limit is { } part) targets.Add(Target.Ratio(time, other, part));
        if (threads == 1 && fused.Layers.Length > 1 && ours.Memory is { } memory) targets.Add(Target.Memory(memory, MemoryLimit));
        Table.Add(new Comparison(name, threads, time, other, targets) { Copy = copy?.Figure(threads) });
    }

    /// <summary>Values as a normalised picture has them, −2…2.</summary>
    private static Tensor Input(Shape shape)
    {
        var random = new Random(1);
        var values = new Tensor(shape);
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = (random.NextSingle() * 4) - 2;
        return values;
    }
}
