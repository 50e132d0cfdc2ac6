using System.Globalization;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Benchmarks.Peers;
using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders;
using OpenCvSharp;

namespace LiveConv.Benchmarks.Groups;

/// <summary>Every built-in pipeline from the uploaded frame to the finished picture of 1280×720 on both executors, against what a user would write with OpenCV.</summary>
internal sealed class PicturesGroup : IGroup
{
    private const int Width = 1280;
    private const int Height = 720;
    private const string LargePattern = "pattern 64x64";

    /// <summary>Frames a second that this must reach on software OpenGL with two cores.</summary>
    private static readonly Dictionary<string, double> Targets = new()
    {
        ["sobel"] = 200, ["scharr"] = 200, ["prewitt"] = 200, ["roberts"] = 200, ["identity"] = 200, ["sharpen"] = 200, ["emboss"] = 200,
        ["laplacian"] = 200, ["line-horizontal"] = 200, ["line-vertical"] = 200, ["median"] = 200, ["kernel 7x7"] = 150,
    };

    /// <summary>What this may take on the processor of OpenCV's time.</summary>
    private static readonly Dictionary<string, double> Ratios = new() { ["pattern"] = 1, [LargePattern] = 1 };

    public string Name => "pictures";

    public Table Run(int rounds)
    {
        Cv2.SetNumThreads(Environment.ProcessorCount);
        using var source = new PatternSource("shapes", Width, Height);
        var frame = new Frame(Width, Height);
        source.Read(frame);
        using var opencv = new OpenCvPeers(frame);
        using var cpu = new CpuExecutor();
        using var gl = GlExecutor.CreateHeadless();
        var table = new Table(
            Name,
            $"{Machine.Processor}, {gl.Device.Renderer}, OpenCV {Cv2.GetVersionString()}; 1280×720, all cores, medians of {rounds} rounds",
            ["pipeline", "gl ms", "gl fps", "cpu ms", "cpu fps", "OpenCV ms", "cpu ÷ OpenCV", "target: on gl, cpu ÷ OpenCV"]);
        var pipelines = BuiltInPipelines.Names.Select(name => (name, BuiltInPipelines.Load(name).Build(Width, Height)));
        foreach (var (name, pipeline) in (IEnumerable<(string, Pipeline)>)[.. pipelines, (LargePattern, FindPart(frame, 64)), ("kernel 7x7", Kernel7x7())])
        {
            using var onGl = gl.LoadPipeline(pipeline);
            using var onCpu = cpu.Load(pipeline, KeptValues.Results);
            onGl.Timed = false;
            onGl.Upload(frame);
            var (ours, processor) = (new Contestant(() => { onGl.Run(); onGl.Wait(); }), new Contestant(() => onCpu.Process(frame)));
            var peer = opencv.For(name, pipeline) is { } run ? new Contestant(run) : null;
            Race.Run(rounds, peer is null ? [ours, processor] : [ours, processor, peer]);
            var target = Targets.TryGetValue(name, out var limit) ? Target.FramesPerSecond(ours.Median, limit)
                : Ratios.TryGetValue(name, out var ratio) && peer is not null ? Target.Ratio(processor.Median, peer.Median, ratio)
                : null;
            table.Add(new Row(
                [
                    name,
                    Comparison.Number(ours.Median),
                    Rate(ours.Median),
                    Comparison.Number(processor.Median),
                    Rate(processor.Median),
                    peer is null ? "" : Comparison.Number(peer.Median),
                    peer is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{processor.Median / peer.Median:0.00}"),
                    $"{target}",
                ],
                target is { IsMet: false }));
        }

        return table;
    }

    private static string Rate(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{1000 / milliseconds:0}");

    /// <summary>The pipeline that looks for the middle of a frame.</summary>
    private static Pipeline FindPart(Frame frame, int size)
    {
        var (part, left, top) = (new Frame(size, size), (Width - size) / 2, (Height - size) / 2);
        for (var y = 0; y < size; y++) frame.Rgba.AsSpan((((top + y) * Width) + left) * 4, size * 4).CopyTo(part.Rgba.AsSpan(y * size * 4));
        return BuiltInPipelines.Load("pattern").Build(Width, Height, new PipelineOptions(part));
    }

    private static Pipeline Kernel7x7()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 7).Select(_ => "[" + string.Join(',', Enumerable.Range(0, 7).Select(_ => (random.NextDouble() - 0.5).ToString("0.###", CultureInfo.InvariantCulture))) + "]");
        return PipelineDefinition.Parse(
            $$"""{ "name": "kernel 7x7", "summary": "a dense kernel", "input": { "color": "gray" }, "layers": [{ "op": "conv2d", "kernel": [{{string.Join(',', rows)}}] }] }""",
            "kernel-7x7.json").Build(Width, Height);
    }
}
