using System.Diagnostics;
using System.Globalization;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Models.Networks;
using LiveConv.Pipelines;
using LiveConv.Shaders;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Groups;

/// <summary>The gl executor: kernels on a grey picture, whole frames, and networks. Software and hardware have targets of their own.</summary>
internal sealed class GlGroup : IGroup
{
    private const int Width = 1280;
    private const int Height = 720;

    /// <summary>Software OpenGL shares its threads with everything else on the machine: it takes many runs until one isn't disturbed.</summary>
    private const double Turn = 60;

    /// <summary>Names the GPU's fp32 peak in TFLOP/s, of which its convolutions must reach a part.</summary>
    private const string PeakVariable = "LIVECONV_GPU_TFLOPS";

    /// <summary>In percent.</summary>
    private const double PartOfPeak = 30;

    public string Name => "gl";

    public Table Run(int rounds)
    {
        using var gl = GlExecutor.CreateHeadless();
        var threads = gl.Device.IsSoftware ? $", {Environment.ProcessorCount} threads" : "";
        var table = new Table(
            Name,
            $"{gl.Device.Renderer}, OpenGL {gl.Device.Version}, {gl.Family.ToString().ToLowerInvariant()} kernels{threads}; {Machine.Processor}; minima of {rounds} rounds",
            ["work", "min ms", "median ms", "GFLOP/s", "target"]);
        var isSoftware = gl.Device.IsSoftware;
        Kernel(gl, table, rounds, new PictureSize(3, 3), "f32", isSoftware ? 0.8 : null);
        Kernel(gl, table, rounds, new PictureSize(7, 7), "f32", isSoftware ? 1.5 : null);
        Kernel(gl, table, rounds, new PictureSize(3, 3), "u8", isSoftware ? 0.75 : null);
        Frames(gl, table, rounds, "3×3 f32, 1280×720, upload to finished picture", KernelPipeline.Make(new PictureSize(3, 3), false, Width, Height), isSoftware ? 1.2 : null);
        Frames(gl, table, rounds, "sobel, 3840×2160, upload to finished picture", BuiltInPipelines.Load("sobel").Build(3840, 2160), isSoftware ? null : 0.15);
        foreach (var (network, software, hardware) in new (string, double, double?)[] { ("squeezenet", 37, null), ("mobilenetv2", 40, null), ("resnet18", 120, null), ("resnet50", 300, 4) })
            Network(gl, table, rounds, Architectures.Find(network), isSoftware ? software : hardware);
        if (isSoftware) return table;
        Layer(gl, table, rounds, "3×3, 128 → 128 at 56², batch 8", 128, 3, batch: 8);
        Layer(gl, table, rounds, "1×1, 256 → 256 at 56², batch 8", 256, 1, batch: 8);
        return table;
    }

    /// <summary>The layers alone, by the GPU's timestamps, and what a copy of the frame takes: no filter can be faster.</summary>
    private static void Kernel(GlExecutor gl, Table table, int rounds, PictureSize size, string type, double? limit)
    {
        var pipeline = KernelPipeline.Make(size, type == "u8", Width, Height);
        using var loaded = gl.LoadPipeline(pipeline);
        loaded.Upload(Read(pipeline));
        var copy = loaded.MeasureCopy(100);
        Add(table, rounds, $"{size.Width}×{size.Height} {type}, 1280×720, kernel (a copy: {Comparison.Number(copy)})", Work(pipeline.Graph), limit, new Contestant(() =>
        {
            loaded.Run();
            loaded.Wait();
            return loaded.Graph.Steps.Sum(step => step.Milliseconds);
        }, Turn));
    }

    private static void Frames(GlExecutor gl, Table table, int rounds, string work, Pipeline pipeline, double? limit)
    {
        using var loaded = gl.LoadPipeline(pipeline);
        loaded.Timed = false;
        var frame = Read(pipeline);
        Add(table, rounds, work, null, limit, new Contestant(() =>
        {
            loaded.Process(frame);
            loaded.Wait();
        }, Turn));
    }

    private static void Network(GlExecutor gl, Table table, int rounds, Architecture architecture, double? limit)
    {
        var graph = GraphFusions.Apply(architecture.Build());
        using var loaded = gl.Load(graph);
        loaded.SetInput(graph.Inputs[0], new Tensor(graph.Inputs[0].Shape));
        Add(table, rounds, $"{architecture.Summary.Split(',')[0]}, batch 1", Work(graph), limit, new Contestant(() =>
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
        var gigaflops = Work(graph) / contestant.Minimum / 1e6;
        var peak = double.TryParse(Environment.GetEnvironmentVariable(PeakVariable), NumberStyles.Float, CultureInfo.InvariantCulture, out var teraflops) ? teraflops * 1000 : (double?)null;
        var target = peak is { } most ? new Target(gigaflops / most * 100, PartOfPeak, AtMost: false, "% of the peak", "0") : null;
        table.Add(new Row(
            [work, Comparison.Number(contestant.Minimum), Comparison.Number(contestant.Median), Rate(gigaflops), target is null ? $"{PeakVariable} isn't set" : $"{target}"],
            target is { IsMet: false }));
    }

    private static void Add(Table table, int rounds, string work, double? operations, double? limit, Contestant contestant)
    {
        Race.Run(rounds, contestant);
        var target = limit is { } most ? Target.Milliseconds(contestant.Minimum, most) : null;
        table.Add(new Row(
            [work, Comparison.Number(contestant.Minimum), Comparison.Number(contestant.Median), operations is { } count ? Rate(count / contestant.Minimum / 1e6) : "", $"{target}"],
            target is { IsMet: false }));
    }

    /// <summary>Operations of a run, a multiply–add counted as two.</summary>
    private static double Work(Graph graph) => 2.0 * graph.Layers.Sum(layer => layer.MultiplyAdds);

    private static string Rate(double gigaflops) => gigaflops.ToString("0", CultureInfo.InvariantCulture);

    private static Frame Read(Pipeline pipeline)
    {
        using var source = new PatternSource("shapes", pipeline.Width, pipeline.Height);
        var frame = new Frame(pipeline.Width, pipeline.Height);
        source.Read(frame);
        return frame;
    }
}
