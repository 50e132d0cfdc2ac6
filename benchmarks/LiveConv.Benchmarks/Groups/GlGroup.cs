using System.Globalization;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Pipelines;
using LiveConv.Shaders;

namespace LiveConv.Benchmarks.Groups;

/// <summary>The gl executor: small kernels on a grey picture and whole frames. Software and hardware have targets of their own.</summary>
internal sealed class GlGroup : IGroup
{
    private const int Width = 1280;
    private const int Height = 720;

    /// <summary>Software OpenGL shares its threads with everything else on the machine: it takes many runs until one isn't disturbed.</summary>
    private const double Turn = 60;

    public string Name => "gl";

    public Table Run(int rounds)
    {
        using var gl = GlExecutor.CreateHeadless();
        var table = MakeTable(Name, gl, rounds);
        var isSoftware = gl.Device.IsSoftware;
        Kernel(gl, table, rounds, new PictureSize(3, 3), "f32", isSoftware ? 0.8 : null);
        Kernel(gl, table, rounds, new PictureSize(3, 3), "u8", isSoftware ? 0.75 : null);
        Frames(gl, table, rounds, "3×3 f32, 1280×720, upload to finished picture", KernelPipeline.Make(new PictureSize(3, 3), false, Width, Height), isSoftware ? 1.2 : null);
        Frames(gl, table, rounds, "sobel, 3840×2160, upload to finished picture", BuiltInPipelines.Load("sobel").Build(3840, 2160), isSoftware ? null : 0.15);
        return table;
    }

    /// <summary>The layers alone, by the GPU's timestamps, and what a copy of the frame takes: no filter can be faster.</summary>
    internal static void Kernel(GlExecutor gl, Table table, int rounds, PictureSize size, string type, double? limit)
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

    /// <summary>A table of milliseconds on a device.</summary>
    internal static Table MakeTable(string name, GlExecutor gl, int rounds)
    {
        var threads = gl.Device.IsSoftware ? $", {Environment.ProcessorCount} threads" : "";
        return new Table(
            name,
            $"{gl.Device.Renderer}, OpenGL {gl.Device.Version}, {gl.Family.ToString().ToLowerInvariant()} kernels{threads}; {Machine.Processor}; minima of {rounds} rounds",
            ["work", "min ms", "median ms", "GFLOP/s", "target"]);
    }

    /// <summary>Times one work; its rate is that of <paramref name="operations"/>.</summary>
    internal static void Add(Table table, int rounds, string work, double? operations, double? limit, Contestant contestant)
    {
        Race.Run(rounds, contestant);
        var target = limit is { } most ? Target.Milliseconds(contestant.Minimum, most) : null;
        table.Add(new Row(
            [work, Comparison.Number(contestant.Minimum), Comparison.Number(contestant.Median), operations is { } count ? Rate(count / contestant.Minimum / 1e6) : "", $"{target}"],
            target is { IsMet: false }));
    }

    /// <summary>Operations of a run, a multiply–add counted as two.</summary>
    internal static double Work(Graph graph) => 2.0 * graph.Layers.Sum(layer => layer.MultiplyAdds);

    internal static string Rate(double gigaflops) => gigaflops.ToString("0", CultureInfo.InvariantCulture);

    private static Frame Read(Pipeline pipeline)
    {
        using var source = new PatternSource("shapes", pipeline.Width, pipeline.Height);
        var frame = new Frame(pipeline.Width, pipeline.Height);
        source.Read(frame);
        return frame;
    }
}
