using LiveConv.Benchmarks.Measuring;
using LiveConv.Benchmarks.Peers;
using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Groups;

/// <summary>Matrix products whose factors both change from run to run, against OpenBLAS.</summary>
internal sealed class GemmGroup : IGroup
{
    /// <summary>What part of OpenBLAS's speed ours must reach.</summary>
    private const double Speed = 0.9;

    /// <summary>Rounding errors of sums of up to 1536 products in another order, as a part of the largest sum.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>OpenBLAS's workers spin for 2²⁶ ticks, some 25 ms, after a product; they would take a processor from us.</summary>
    private const int SpinTime = 50;

    public string Name => "gemm";

    public Table Run(int rounds)
    {
        OpenBlas? blas = null;
        try
        {
            blas = new OpenBlas();
        }
        catch (PeerException problem)
        {
            Console.Error.WriteLine($"benchmarks: {problem.Message}");
        }

        var table = new Table(Name, $"{Machine.Processor}, {blas?.Version ?? "OpenBLAS missing"}; m × k by k × n, {rounds} rounds", Comparison.Columns("OpenBLAS"));
        foreach (var (m, n, k) in new[] { (768, 768, 768), (1536, 1536, 1536), (384, 3136, 576) })
        {
            foreach (var threads in Threads.Counts) Run(blas, table, rounds, threads, m, n, k);
        }

        return table;
    }

    private static void Run(OpenBlas? blas, Table table, int rounds, int threads, int m, int n, int k)
    {
        var name = $"{m} × {k} by {k} × {n}";
        var builder = new GraphBuilder();
        var graph = builder.Build(builder.Add("product", new MatMul(), builder.Input("a", new Shape(m, k)), builder.Input("b", new Shape(k, n))));
        var (a, b) = (Values(m, k), Values(k, n));
        using var executor = new CpuExecutor(threads);
        using var loaded = executor.Load(graph, KeptValues.Results);
        loaded.SetInput(graph.Inputs[0], a);
        loaded.SetInput(graph.Inputs[1], b);
        loaded.Run();
        var ours = threads == 1 ? new Contestant(loaded.Run) : new Contestant(loaded.Run) { Patience = SpinTime };
        if (blas is null)
        {
            Race.Run(rounds, ours);
            table.Add(new Comparison(name, threads, ours.Figure(threads), null));
            return;
        }

        var product = new float[m * n];
        blas.SetThreads(threads);
        blas.Multiply(a.Data, b.Data, product, m, n, k);
        var output = new Tensor(new Shape(m, n));
        loaded.Read(graph.Outputs[0], output);
        if (Agreement.Problem(output.Data, product, Tolerance) is { } problem)
        {
            table.Add(new Row([name, $"{threads}", "DIFFERENT", problem, "", ""], IsMissed: true));
            return;
        }

        var peer = new Contestant(() => blas.Multiply(a.Data, b.Data, product, m, n, k));
        Race.Run(rounds, ours, peer);
        var (time, other) = (ours.Figure(threads), peer.Figure(threads));
        table.Add(new Comparison(name, threads, time, other, Target.Speed(time, other, Speed)));
    }

    private static Tensor Values(int rows, int columns)
    {
        var random = new Random(rows + columns);
        var values = new Tensor(new Shape(rows, columns));
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = (random.NextSingle() * 2) - 1;
        return values;
    }
}
