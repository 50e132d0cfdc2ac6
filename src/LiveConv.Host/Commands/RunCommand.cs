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
        var view = new ViewFlags();
        var target = new Option<string?>("--out", "-o") { HelpName = "FILE", Description = "Where to render to if there is no display" };
        var size = FrameOptions.Parsed<PictureSize?>("--window", "WxH", "Size of the window; default: the last one, at first 1280x720", text =>
            PictureSize.TryParse(text, out var size) && size is { Width: >= 320, Height: >= 240 } ? size : null, $"a size from 320x240 to {PictureSize.Limit}x{PictureSize.Limit} is needed");
        var fullscreen = new Option<bool>("--fullscreen") { Description = "Start in full screen" };
        var noVSync = new Option<bool>("--no-vsync") { Description = "Show each picture at once, without waiting for the screen" };
        var noVerify = new Option<bool>("--no-verify") { Description = "Don't check sampled values of the shown frames beside the display" };
        var scale = FrameOptions.Parsed<int?>("--ui-scale", "1|2", "Size of the text; default: by the screen", text =>
            text is "1" or "2" ? text[0] - '0' : null, "1 or 2 is needed");
        var screenshots = new Option<string>("--screenshots") { HelpName = "DIR", Description = "Where the key s saves pictures", DefaultValueFactory = _ => "." };
        var script = new Option<string?>("--script") { HelpName = "FILE", Description = "Do in the window what the file says: keys, clicks, waits, screenshots (docs/scripts.md)" };
        frames.AddTo(command);
        view.AddTo(command);
        foreach (var option in new Option[] { target, size, fullscreen, noVSync, noVerify, scale, screenshots, script }) command.Options.Add(option);
        ExampleHelp.Add(
            command,
            "liveconv",
            "liveconv run --source camera:0 --size 1280x720 --pipeline canny",
            "liveconv run --source clip.mp4 --pipeline gabor-bank --view mosaic");
        command.SetAction(parsed => Run(new RunOptions(ChooseSource(frames.Read(parsed), context), view.Read(parsed), parsed.GetValue(target), context)
        {
            Window = parsed.GetValue(size),
            Script = parsed.GetValue(script),
            StatePath = parsed.GetValue(script) is null ? WindowSettings.DefaultPath : null,
            Fullscreen = parsed.GetValue(fullscreen),
            VSync = !parsed.GetValue(noVSync),
            Verify = !parsed.GetValue(noVerify),
            UiScale = parsed.GetValue(scale),
            Screenshots = parsed.GetValue(screenshots)!,
        }));
    }

    private static int Run(RunOptions options)
    {
        if (options.Script is not null && !HasDisplay()) throw new UsageException("--script: a script needs a window, and there is no display; give the program one, as in: xvfb-run liveconv run --script FILE");
        if (!HasDisplay()) return RunHeadless(options, "DISPLAY and WAYLAND_DISPLAY are not set");
        try
        {
            return LiveWindow.Run(options);
        }
        catch (DisplayException failure)
        {
            return RunHeadless(options, failure.Message);
        }
    }

    private static bool HasDisplay() => !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    /// <summary>Renders to a file where there is no display.</summary>
    private static int RunHeadless(RunOptions options, string reason)
    {
        var target = options.Out ?? "liveconv.mkv";
        options.Context.Warn($"there is no window ({reason}); rendering to {target} instead");
        return RenderCommand.Run(options.Settings, target, options.View, options.Context);
    }

    /// <summary>The first camera, or a scene where there is none.</summary>
    private static FrameSettings ChooseSource(FrameSettings settings, CommandContext context)
    {
        if (settings.Source is not null) return settings;
        if (CameraCapture.Problem("0") is not { } problem) return settings with { Source = "camera:0" };
        context.Warn($"camera:0: {problem}; showing {FrameSession.DefaultSource} instead");
        return settings with { Source = FrameSession.DefaultSource };
    }
}
