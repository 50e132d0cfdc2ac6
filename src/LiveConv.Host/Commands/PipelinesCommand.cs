using System.CommandLine;
using LiveConv.Pipelines;
using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary><c>pipelines</c>: what is built in.</summary>
internal static class PipelinesCommand
{
    public static Command Make(CommandContext context)
    {
        var command = new Command("pipelines", "Lists the built-in pipelines.");
        var json = new Option<bool>("--json") { Description = "Prints a JSON array" };
        command.Options.Add(json);
        ExampleHelp.Add(command, "liveconv pipelines");
        command.SetAction(parsed => Run(parsed.GetValue(json), context));
        return command;
    }

    private static int Run(bool json, CommandContext context)
    {
        IReadOnlyList<PipelineEntry> entries = [.. BuiltInPipelines.List().Select(pipeline => new PipelineEntry(pipeline.Name, pipeline.File, pipeline.Summary))];
        if (json)
        {
            JsonOutput.Write(context.Out, entries, JsonOutput.Default.IReadOnlyListPipelineEntry);
            return ExitCode.Ok;
        }

        var table = Text.MakeTable("pipeline", "what it shows");
        foreach (var entry in entries) table.AddRow(Markup.Escape(entry.Name), Markup.Escape(entry.Summary));
        Text.Write(context.Out, table);
        return ExitCode.Ok;
    }
}
