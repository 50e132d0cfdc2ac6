using LiveConv.Benchmarks.Measuring;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
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

    public string Name => "gl";

    public Table Run(int rounds)
    {
        using var gl = GlExecutor.CreateHeadless();
        var threads = gl.Device.IsSoftware ? $", {Environment.ProcessorCount} threads" : "";
        var table = new Table(Name, $"{gl.Device.Renderer}, OpenGL {gl.Device.Version}{threads}; minima of {rounds} rounds", ["work", "min ms", "median ms", "target"]);
        var isSoftware = gl.Device.IsSoftware;
        Kernel(gl, table, rounds, new PictureSize(3, 3), "f32", isSoftware ? 0.8 : null);
        Kernel(gl, table, rounds, new PictureSize(7, 7), "f32", isSoftware ? 1.5 : null);
        Kernel(gl, table, rounds, new PictureSize(3, 3), "u8", isSoftware ? 0.75 : null);
        Frames(gl, table, rounds, "3×3 f32, 1280×720, upload to finished picture", KernelPipeline.Make(new PictureSize(3, 3), false, Width, Height), isSoftware ? 1.2 : null);
        Frames(gl, table, rounds, "sobel, 3840×2160, upload to finished picture", BuiltInPipelines.Load("sobel").Build(3840, 2160), isSoftware ? null : 0.15);
        foreach (var (network, software, hardware) in new (string, double, double?)[] { ("squeezenet", 37, null), ("mobilenetv2", 40, null), ("resnet18", 120, null), ("resnet50", 300, 4) })
            Network(gl, table, rounds, Architectures.Find(network), isSoftware ? software : hardware);
        return table;
    }

    /// <summary>The layers alone, by the GPU's timestamps.</summary>
    private static void Kernel(GlExecutor gl, Table table, int rounds, PictureSize size, string type, double? limit)
    {
        var pipeline = KernelPipeline.Make(size, type == "u8", Width, Height);
        using var loaded = gl.LoadPipeline(pipeline);
        loaded.Upload(Read(pipeline));
        Add(table, rounds, $"{size.Width}×{size.Height} {type}, 1280×720, kernel", limit, new Contestant(() =>
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
        Add(table, rounds, work, limit, new Contestant(() =>
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
        Add(table, rounds, $"{architecture.Summary.Split(',')[0]}, batch 1", limit, new Contestant(() =>
        {
            loaded.Run();
            gl.Device.Gl.Finish();
        }));
    }

    private static void Add(Table table, int rounds, string work, double? limit, Contestant contestant)
    {
        Race.Run(rounds, contestant);
        var target = limit is { } most ? Target.Milliseconds(contestant.Minimum, most) : null;
        table.Add(new Row([work, Comparison.Number(contestant.Minimum), Comparison.Number(contestant.Median), $"{target}"], target is { IsMet: false }));
    }

    private static Frame Read(Pipeline pipeline)
    {
        using var source = new PatternSource("shapes", pipeline.Width, pipeline.Height);
        var frame = new Frame(pipeline.Width, pipeline.Height);
        source.Read(frame);
        return frame;
    }
}
