using System.Globalization;
using LiveConv.Benchmarks;
using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Pipelines;
using LiveConv.Shaders;

// Every built-in pipeline on the gl and cpu executors at 1280×720, from the uploaded frame to the finished picture, against OpenCV
// in the same run, some frames each in turn. Prints a Markdown table; exit code 1 where a target is missed.
const int Width = 1280;
const int Height = 720;
const int FramesInTurn = 10;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;

// Frames a second that this must reach on software OpenGL with two cores.
var targets = new Dictionary<string, double>
{
    ["sobel"] = 200, ["scharr"] = 200, ["prewitt"] = 200, ["roberts"] = 200, ["identity"] = 200, ["sharpen"] = 200, ["emboss"] = 200,
    ["laplacian"] = 200, ["line-horizontal"] = 200, ["line-vertical"] = 200, ["median"] = 200, ["kernel 7x7"] = 150,
};

using var source = new PatternSource("shapes", Width, Height);
var frame = new Frame(Width, Height);
source.Read(frame);
using var opencv = new OpenCvPeers(frame);
using var cpuExecutor = new CpuExecutor();
using var glExecutor = GlExecutor.CreateHeadless();
Console.WriteLine($"{glExecutor.Device.Renderer}, {Environment.ProcessorCount} cores, {Width}×{Height}, {rounds} rounds of {FramesInTurn} frames, medians");
Console.WriteLine();
Console.WriteLine("| pipeline | gl ms | gl fps | target fps | cpu ms | cpu fps | OpenCV ms | cpu ÷ OpenCV |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
var missed = false;
foreach (var pipeline in BuiltInPipelines.Names.Select(name => BuiltInPipelines.Load(name).Build(Width, Height)).Append(Kernel7x7()))
{
    using var onGl = glExecutor.LoadPipeline(pipeline);
    using var onCpu = cpuExecutor.Load(pipeline);
    var gl = new Contestant(() =>
    {
        onGl.Run();
        onGl.Wait();
    });
    var cpu = new Contestant(() => onCpu.Process(frame));
    var peer = opencv.For(pipeline.Name) is { } run ? new Contestant(run) : null;
    Contestant[] contestants = peer is null ? [gl, cpu] : [gl, cpu, peer];
    onGl.Timed = false;
    onGl.Upload(frame);
    foreach (var contestant in contestants) contestant.WarmUp();
    for (var round = 0; round < rounds; round++)
    {
        foreach (var contestant in contestants) contestant.Round(FramesInTurn);
    }

    var fps = 1000 / gl.Median;
    var target = targets.GetValueOrDefault(pipeline.Name);
    missed |= fps < target;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {pipeline.Name} | {gl.Median:0.00} | {fps:0} | {(target > 0 ? $"{target:0} {(fps < target ? "MISSED" : "✓")}" : "")} | {cpu.Median:0.00} | {1000 / cpu.Median:0} | {(peer is null ? "" : $"{peer.Median:0.00}")} | {(peer is null ? "" : $"{cpu.Median / peer.Median:0.00}")} |"));
}

return missed ? 1 : 0;

static Pipeline Kernel7x7()
{
    var random = new Random(7);
    var rows = Enumerable.Range(0, 7).Select(_ => "[" + string.Join(',', Enumerable.Range(0, 7).Select(_ => (random.NextDouble() - 0.5).ToString("0.###", CultureInfo.InvariantCulture))) + "]");
    return PipelineDefinition.Parse(
        $$"""{ "name": "kernel 7x7", "summary": "a dense kernel", "input": { "color": "gray" }, "layers": [{ "op": "conv2d", "kernel": [{{string.Join(',', rows)}}] }] }""",
        "kernel-7x7.json").Build(Width, Height);
}
