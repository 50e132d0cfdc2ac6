using System.CommandLine;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using LiveConv.Host.Sweeps;
using LiveConv.Pipelines;

namespace LiveConv.Host.Commands;

/// <summary>The options of <c>bench --sweep</c>, and the command behind them.</summary>
internal sealed class SweepFlags
{
    private static readonly string[] Words = [.. Enum.GetNames<SweepKind>().Select(name => name.ToLowerInvariant())];

    private static readonly PictureSize DefaultKernel = new(3, 3);

    public Option<SweepKind?> Kind { get; } = FrameOptions.Parsed<SweepKind?>(
        "--sweep",
        string.Join('|', Words),
        "Times a row of frame sizes, kernel widths, channels or threads instead of one",
        Read,
        $"the sweeps are {string.Join(", ", Words)}");

    public Option<string?> Plot { get; } = new("--plot") { HelpName = "FILE.svg", Description = "Draws the sweep" };

    public void AddTo(Command command, FrameOptions frames, Option<PictureSize?> kernel)
    {
        command.Options.Add(Kind);
        command.Options.Add(Plot);
        command.Validators.Add(result =>
        {
            var plot = result.GetValue(Plot);
            if (plot is not null && result.GetResult(Kind) is null) result.AddError("--plot draws a sweep; add --sweep");
            if (plot is not null && !plot.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)) result.AddError($"--plot {plot}: the file must end in .svg");
            // A word that can't be read has an error of its own; its value can't be asked for here.
            if (result.GetResult(Kind)?.Tokens is not [{ Value: var word }] || Read(word) is not { } kind) return;
            Option[] others = kind switch
            {
                SweepKind.Size => [frames.Size],
                SweepKind.Kernel => [kernel, frames.Pipeline, frames.Source],
                SweepKind.Channels => [kernel, frames.Pipeline, frames.Source, frames.Size],
                _ => [],
            };
            foreach (var other in others.Append(frames.Frames).Where(other => result.GetResult(other) is not null))
                result.AddError($"--sweep {word} sets this itself: leave out {other.Name}");
            if (kind == SweepKind.Threads && result.GetValue(frames.Backend) is "gl" or "reference") result.AddError("--sweep threads is for --backend cpu");
        });
    }

    /// <summary>Measures, prints, draws.</summary>
    public static int Run(SweepKind kind, string? plot, FrameSettings settings, PictureSize? kernel, bool wholeNumbers, bool json, CommandContext context)
    {
        var sweep = new Sweep(settings.Backend, settings.Threads, Scene: settings.Source ?? FrameSession.DefaultSource);
        var size = settings.Size ?? BenchCommand.DefaultSize;
        if (kernel is { } wanted) KernelPipeline.Check(wanted, settings.Backend);
        var (work, build) = settings.Pipeline is null ? KernelWork(kernel ?? DefaultKernel, wholeNumbers) : PipelineWork(settings, context);
        var report = kind switch
        {
            SweepKind.Size => sweep.OfSize(work, build, context),
            SweepKind.Kernel => sweep.OfKernel(size, context),
            SweepKind.Channels => sweep.OfChannels(context),
            _ => sweep.OfThreads($"{work} at {size}", size, build(size.Width, size.Height), context),
        };
        if (plot is not null) Save(plot, SweepPlot.Draw(report));
        if (json) JsonOutput.Write(context.Out, report, JsonOutput.Default.SweepReport);
        else SweepTable.Write(context.Out, report);
        return ExitCode.Ok;
    }

    private static SweepKind? Read(string word) => Words.Contains(word) ? Enum.Parse<SweepKind>(word, ignoreCase: true) : null;

    private static (string Work, Func<int, int, Pipeline> Build) KernelWork(PictureSize kernel, bool wholeNumbers) =>
        ($"{kernel} convolution", (width, height) => KernelPipeline.Make(kernel, wholeNumbers, width, height));

    private static (string Work, Func<int, int, Pipeline> Build) PipelineWork(FrameSettings settings, CommandContext context)
    {
        var definition = FrameSession.ReadPipeline(settings, context);
        var options = FrameSession.ReadPattern(settings, definition);
        return (definition.Name, (width, height) => definition.Build(width, height, options));
    }

    private static void Save(string path, string svg)
    {
        try
        {
            File.WriteAllText(path, svg);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"--plot {path}: can't be written: {problem.Message}");
        }
    }
}
