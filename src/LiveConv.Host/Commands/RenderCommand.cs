using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LiveConv.Host.Output;
using LiveConv.Shaders;

namespace LiveConv.Host.Commands;

/// <summary><c>render</c>: every frame of a source, once and in order, into a file.</summary>
internal static class RenderCommand
{
    /// <summary>How much of a source without an end is rendered where nothing else is said.</summary>
    private const double DefaultSeconds = 10;

    public static Command Make(CommandContext context)
    {
        var command = new Command("render", "Renders every frame of a source, once and in order, into a video, a picture or a folder of numbered PNGs.");
        var frames = new FrameOptions();
        var target = new Option<string>("--out", "-o")
        {
            HelpName = "FILE",
            Required = true,
            Description = "Video (.mkv lossless, .mp4), picture (.png .jpg), or a folder of numbered PNGs (no extension)",
        };
        var view = new ViewFlags();
        frames.AddTo(command);
        command.Options.Add(target);
        view.AddTo(command);
        ExampleHelp.Add(
            command,
            "liveconv render --source clip.mp4 --pipeline sobel --out edges.mkv",
            "liveconv render --source pattern:shapes --pipeline canny --start 57 --out frame57.png",
            "liveconv render --source photo.jpg --pipeline net:squeezenet --view layers+maps --layer fire2/squeeze1x1 --out maps.png");
        command.SetAction(parsed => Run(frames.Read(parsed), parsed.GetValue(target)!, view.Read(parsed), context));
        return command;
    }

    /// <summary>Renders as the settings say; used also by <c>run</c> where there is no display.</summary>
    public static int Run(FrameSettings settings, string target, (string Name, PanelViewOptions Options) view, CommandContext context)
    {
        if (Sinks.Problem(target) is { } problem) throw new UsageException(problem);
        if (settings.Source is { } source && IsSame(source, target)) throw new UsageException($"--out {target}: is the source itself; give another name");
        if (Sinks.IsSinglePicture(target) && settings.Frames > 1)
            throw new UsageException($"--out {target}: a picture holds one frame; leave out --frames, or name a video (.mkv, .mp4) or a folder");
        using var session = FrameSession.Open(settings, context, onlyPicture: !Views.NeedsLayers(view.Name));
        var loaded = ResultPipeline.Wrap(session.Loaded, settings.Background.Kind, settings.Background.Color, record => JsonOutput.WriteLine(context.Out, record, JsonOutput.Default.ModelRecord));
        var shown = Views.Create(view.Name, loaded, () => Backends.Create(settings.Backend, settings.Threads, settings.Precision), view.Options with { FramesPerSecond = session.Source.FramesPerSecond });
        using var panels = shown as IDisposable;
        var count = FrameCount(settings, target, session, context);
        using var sink = Sinks.Open(target, shown.Size, session.Source.FramesPerSecond, session.Pipeline.Name);
        if (DetectionReader.For(session.Loaded) is { } reader)
            shown = new DetectionView(shown, reader, detection => JsonOutput.WriteLine(context.Out, detection, JsonOutput.Default.Detection));
        if (session.Loaded is GlPipeline gpu) gpu.Timed = Views.Panels(view.Name).Length > 0;
        if (session.Loaded is GlModelPipeline network) network.Timed = Views.Panels(view.Name).Length > 0;
        var progress = new ProgressLine(context, session.Source.FrameCount is { } all ? Math.Min(all - settings.Start, count) : count);
        var started = Stopwatch.GetTimestamp();
        var renderer = new OfflineRenderer(session.Source, loaded, shown, sink) { Progress = progress.Update };
        var done = renderer.Run(count, context.Cancel);
        progress.Clear();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        context.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target}: {Amount.Of(done, "frame")}, {shown.Size}, {done / seconds:0.#} fps, {session.Pipeline.Name} on {session.Executor.Backend} ({session.Executor.Device})"));
        return ExitCode.Ok;
    }

    private static bool IsSame(string source, string target) =>
        (File.Exists(source) || Directory.Exists(source)) && Resolve(source) == Resolve(target);

    private static string Resolve(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        FileSystemInfo? link = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return link.Exists ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
    }

    private static long FrameCount(FrameSettings settings, string target, FrameSession session, CommandContext context)
    {
        if (Sinks.IsSinglePicture(target)) return 1;
        if (settings.Frames is { } wanted) return wanted;
        if (!session.IsEndless) return long.MaxValue;
        var rate = session.Source.FramesPerSecond > 0 ? session.Source.FramesPerSecond : Sinks.DefaultFramesPerSecond;
        var count = (long)Math.Ceiling(DefaultSeconds * rate);
        context.Warn($"{session.Source.Name} has no end: rendering {DefaultSeconds} s ({Amount.Of(count, "frame")}); --frames N takes another number");
        return count;
    }
}
