using System.CommandLine;
using LiveConv.Host.Capture;
using LiveConv.Host.Loop;

namespace LiveConv.Host.Commands;

/// <summary><c>run</c>, also what happens without a command: the live window.</summary>
internal static class RunCommand
{
    public static Command Make(CommandContext context)
    {
        var command = new Command("run", "Shows a source through a pipeline in a live window; the default command.");
        AddTo(command, context);
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public static void AddTo(Command command, CommandContext context)
    {
        var frames = new FrameOptions();
        var view = Views.MakeOption();
        var target = new Option<string?>("--out", "-o") { HelpName = "FILE", Description = "Where to render to if there is no display" };
        frames.AddTo(command);
        command.Options.Add(view);
        command.Options.Add(target);
        ExampleHelp.Add(
            command,
            "liveconv",
            "liveconv run --source camera:0 --size 1280x720 --pipeline canny",
            "liveconv run --source clip.mp4 --pipeline gabor-bank --view mosaic");
        command.SetAction(parsed => Run(new RunOptions(ChooseSource(frames.Read(parsed), context), parsed.GetValue(view)!, parsed.GetValue(target), context)));
    }

    private static int Run(RunOptions options) => RunHeadless(options);

    /// <summary>Renders to a file where there is no display.</summary>
    public static int RunHeadless(RunOptions options)
    {
        var pipeline = Path.GetFileNameWithoutExtension(options.Settings.Pipeline ?? FrameSession.DefaultPipeline);
        var target = options.Out ?? $"liveconv-{pipeline}.mkv";
        options.Context.Warn($"there is no display (DISPLAY and WAYLAND_DISPLAY are not set); rendering to {target} instead");
        return RenderCommand.Run(options.Settings, target, options.View, options.Context);
    }

    /// <summary>The first camera, or a scene where there is none.</summary>
    private static FrameSettings ChooseSource(FrameSettings settings, CommandContext context)
    {
        if (settings.Source is not null) return settings;
        if (CameraCapture.Problem("0") is not { } problem) return settings with { Source = "camera:0" };
        context.Warn($"no camera: {problem}; showing {FrameSession.DefaultSource}");
        return settings with { Source = FrameSession.DefaultSource };
    }
}
