using System.Diagnostics;
using System.Globalization;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Graphs.Fusions;
using LiveConv.Host.Capture;
using LiveConv.Models.Networks;
using LiveConv.Shaders;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Groups;

/// <summary>The gl executor: networks and a large kernel, and on a GPU layers of networks. Software and hardware have targets of their own.</summary>
internal sealed class GlNetworksGroup : IGroup
{
    /// <summary>Names the GPU's fp32 peak in TFLOP/s, of which its convolutions must reach a part.</summary>
    private const string PeakVariable = "LIVECONV_GPU_TFLOPS";

    /// <summary>In percent.</summary>
    private const double PartOfPeak = 30;

    public string Name => "gl-networks";

    public bool RunsNetworksOnGl => true;

    public Table Run(int rounds)
    {
        using var gl = GlExecutor.CreateHeadless();
        var table = GlGroup.MakeTable(Name, gl, rounds);
        var isSoftware = gl.Device.IsSoftware;
        foreach (var (network, software, hardware) in new (string, double, double?)[] { ("squeezenet", 37, null), ("mobilenetv2", 40, null), ("resnet18", 120, null), ("resnet50", 300, 4) })
            Network(gl, table, rounds, Architectures.Find(network), isSoftware ? software : hardware);
        GlGroup.Kernel(gl, table, rounds, new PictureSize(7, 7), "f32", isSoftware ? 1.5 : null);
        if (isSoftware) return table;
        Layer(gl, table, rounds, "3×3, 128 → 128 at 56², batch 8", 128, 3, batch: 8);
        Layer(gl, table, rounds, "1×1, 256 → 256 at 56², batch 8", 256, 1, batch: 8);
        return table;
    }

    private static void Network(GlExecutor gl, Table table, int rounds, Architecture architecture, double? limit)
    {
        var graph = GraphFusions.Apply(architecture.Build());
        using var loaded = gl.Load(graph);
        loaded.SetInput(graph.Inputs[0], new Tensor(graph.Inputs[0].Shape));
        GlGroup.Add(table, rounds, $"{architecture.Summary.Split(',')[0]}, batch 1", GlGroup.Work(graph), limit, new Contestant(() =>
        {
            loaded.Run();
            gl.Device.Gl.Finish();
        }));
    }

    /// <summary>One convolution, many times in a row, so that handing it over doesn't count.</summary>
    private static void Layer(GlExecutor gl, Table table, int rounds, string work, int channels, int kernel, int batch)
    {
        const int InARow = 20;
        var net = new NetworkBuilder(new SeededWeights());
        var graph = net.Build(net.Conv("conv", net.Input("input", new Shape(batch, channels, 56, 56)), channels, kernel, padding: kernel / 2));
        using var loaded = gl.Load(graph);
        loaded.SetInput(graph.Inputs[0], new Tensor(graph.Inputs[0].Shape));
        var contestant = new Contestant(() =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < InARow; i++) loaded.Run();
            gl.Device.Gl.Finish();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds / InARow;
        });
        Race.Run(rounds, contestant);
        var gigaflops = GlGroup.Work(graph) / contestant.Minimum / 1e6;
        var peak = double.TryParse(Environment.GetEnvironmentVariable(PeakVariable), NumberStyles.Float, CultureInfo.InvariantCulture, out var teraflops) ? teraflops * 1000 : (double?)null;
        var target = peak is { } most ? new Target(gigaflops / most * 100, PartOfPeak, AtMost: false, "% of the peak", "0") : null;
        table.Add(new Row(
            [work, Comparison.Number(contestant.Minimum), Comparison.Number(contestant.Median), GlGroup.Rate(gigaflops), target is null ? $"{PeakVariable} isn't set" : $"{target}"],
            target is { IsMet: false }));
    }
}
