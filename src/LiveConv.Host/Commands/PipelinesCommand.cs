using System.CommandLine;
using LiveConv.Models.Catalog;
using LiveConv.Models.Networks;
using LiveConv.Pipelines;
using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary><c>pipelines</c>: what is built in.</summary>
internal static class PipelinesCommand
{
    public static Command Make(CommandContext context)
    {
        var command = new Command("pipelines", "Lists the built-in pipelines, the networks that the program builds itself, and those that were pulled.");
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
        foreach (var network in Architectures.All) table.AddRow(Markup.Escape(Architectures.Prefix + network.Name), Markup.Escape(network.Summary));
        foreach (var model in ModelStore.Default.Names) table.AddRow(Markup.Escape(model), "a network that was pulled (see: liveconv models)");
        Text.Write(context.Out, table);
        return ExitCode.Ok;
    }
}
