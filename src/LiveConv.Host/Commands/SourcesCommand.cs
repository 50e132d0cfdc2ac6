using System.CommandLine;
using LiveConv.Frames.Patterns;
using LiveConv.Host.Capture;
using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary><c>sources</c>: which cameras there are, with their formats, and which scenes are built in.</summary>
internal static class SourcesCommand
{
    public static Command Make(CommandContext context)
    {
        var command = new Command("sources", "Lists the cameras with what they offer, and the built-in scenes.");
        var json = new Option<bool>("--json") { Description = "Prints a JSON array" };
        command.Options.Add(json);
        ExampleHelp.Add(command, "liveconv sources");
        command.SetAction(parsed => Run(parsed.GetValue(json), context));
        return command;
    }

    private static int Run(bool json, CommandContext context)
    {
        IReadOnlyList<SourceEntry> entries = [.. Cameras(), .. Scenes()];
        if (json)
        {
            JsonOutput.Write(context.Out, entries, JsonOutput.Default.IReadOnlyListSourceEntry);
            return ExitCode.Ok;
        }

        if (entries.All(entry => entry.Kind != "camera")) context.Warn("no camera found");
        var table = Text.MakeTable("source", "what it shows");
        foreach (var entry in entries)
        {
            table.AddRow(Markup.Escape(entry.Name), Markup.Escape(entry.Problem is null ? entry.Title : $"{entry.Title}: {entry.Problem}"));
            foreach (var format in entry.Formats) table.AddRow("", Text.Of($"  {format.Fourcc} {format.Width}x{format.Height} at {string.Join(", ", format.Fps.Select(rate => Text.Of($"{rate:0.##}")))} fps"));
        }

        Text.Write(context.Out, table);
        return ExitCode.Ok;
    }

    private static IEnumerable<SourceEntry> Cameras() => V4l2.List().Select(camera => new SourceEntry(
        CameraCapture.NameOf(camera.Path),
        "camera",
        camera.Name,
        camera.Problem,
        [.. camera.Formats.Select(format => new SourceFormat(format.FourCc, format.Width, format.Height, format.FramesPerSecond))]));

    private static IEnumerable<SourceEntry> Scenes() =>
        PatternSource.Names.Select(name => new SourceEntry(PatternSource.Prefix + name, "pattern", "a moving scene, of any size", null, []));
}
