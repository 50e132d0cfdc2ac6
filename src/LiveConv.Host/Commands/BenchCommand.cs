using System.CommandLine;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Pipelines;

namespace LiveConv.Host.Commands;

/// <summary><c>bench</c>: steady-state time per step and per frame, from the uploaded frame to the finished picture.</summary>
internal static class BenchCommand
{
    private const int DefaultFrames = 100;

    private const int LargestKernel = 255;

    public static readonly PictureSize DefaultSize = new(1280, 720);

    public static Command Make(CommandContext context)
    {
        var command = new Command("bench", "Times a pipeline: minimum, median and 95th percentile per step and per frame, after warming up.");
        var frames = new FrameOptions();
        var kernel = FrameOptions.Parsed<PictureSize?>("--kernel", "KxK", "Times one dense grey convolution with a seeded kernel of this size instead of a pipeline", text =>
            PictureSize.TryParse(text, out var size) && size is { Width: <= LargestKernel, Height: <= LargestKernel } ? size : null, $"a kernel is written 3x3, each side 1 to {LargestKernel}");
        var sweep = new SweepFlags();
        var type = new Option<string>("--type") { HelpName = "f32|u8", Description = "Values the kernel works on: 0…1 in floats, or whole numbers 0…255", DefaultValueFactory = _ => "f32" };
        type.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && name is not ("f32" or "u8")) result.AddError($"--type {name}: the types are f32 and u8");
        });
        var json = new Option<bool>("--json") { Description = "Prints one JSON object" };
        frames.AddTo(command);
        command.Options.Add(kernel);
        command.Options.Add(type);
        command.Options.Add(json);
        sweep.AddTo(command, frames, kernel);
        command.Validators.Add(result =>
        {
            if (result.GetResult(kernel) is not null && result.GetResult(frames.Pipeline) is not null)
                result.AddError("--kernel and --pipeline exclude each other");
        });
        ExampleHelp.Add(command, "liveconv bench --pipeline sobel --size 1280x720 --backend gl", "liveconv bench --kernel 7x7 --type u8 --json", "liveconv bench --sweep kernel --plot kernel.svg");
        command.SetAction(parsed => parsed.GetValue(sweep.Kind) is { } kind
            ? SweepFlags.Run(kind, parsed.GetValue(sweep.Plot), frames.Read(parsed), parsed.GetValue(kernel), parsed.GetValue(type) == "u8", parsed.GetValue(json), context)
            : Run(frames.Read(parsed), parsed.GetValue(kernel), parsed.GetValue(type)!, parsed.GetValue(json), context));
        return command;
    }

    private static int Run(FrameSettings settings, PictureSize? kernel, string type, bool json, CommandContext context)
    {
        // A picture or a video keeps its own size unless another one is asked for.
        if (settings.Source is null) settings = settings with { Size = settings.Size ?? DefaultSize };
        using var source = FrameSession.OpenSource(settings, context);
        var pipeline = kernel is { } size
            ? KernelPipeline.Make(size, type == "u8", source.Width, source.Height)
            : BuildPipeline(settings, source.Width, source.Height, context);
        using var executor = Backends.Create(settings.Backend, settings.Threads, settings.Precision, Backends.IsSmallFilter(pipeline));
        if (kernel is { } wanted) KernelPipeline.Check(wanted, executor.Backend);
        using var loaded = executor.Load(pipeline, KeptValues.Results);
        var report = Benchmark.Run(executor, loaded, source, settings.Frames ?? DefaultFrames, context.Cancel);
        if (json) JsonOutput.Write(context.Out, report, JsonOutput.Default.BenchReport);
        else BenchTable.Write(context.Out, report);
        return ExitCode.Ok;
    }

    private static Pipeline BuildPipeline(FrameSettings settings, int width, int height, CommandContext context)
    {
        var definition = FrameSession.ReadPipeline(settings, context);
        return definition.Build(width, height, FrameSession.ReadPattern(settings, definition));
    }
}
