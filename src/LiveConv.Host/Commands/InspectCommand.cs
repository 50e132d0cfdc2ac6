using System.CommandLine;
using LiveConv.Host.Capture;
using LiveConv.Pipelines;
using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary><c>inspect</c>: what a pipeline is made of and what it costs.</summary>
internal static class InspectCommand
{
    private static readonly PictureSize DefaultSize = new(640, 360);

    public static Command Make(CommandContext context)
    {
        var command = new Command("inspect", "Shows the layers of a pipeline: shapes by the output-size formula, parameters, multiply-adds, and what the same layer would cost fully connected.");
        var name = new Argument<string>("pipeline") { HelpName = "PIPELINE", Description = "A built-in filter or a pipeline file" };
        var frames = new FrameOptions();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object" };
        command.Arguments.Add(name);
        command.Options.Add(frames.Size);
        command.Options.Add(frames.Pattern);
        command.Options.Add(json);
        ExampleHelp.Add(command, "liveconv inspect canny --size 1280x720");
        command.SetAction(parsed =>
        {
            var settings = new FrameSettings { Backend = "reference", Pipeline = parsed.GetValue(name), Pattern = parsed.GetValue(frames.Pattern) };
            return Run(settings, parsed.GetValue(frames.Size) ?? DefaultSize, parsed.GetValue(json), context);
        });
        return command;
    }

    private static int Run(FrameSettings settings, PictureSize size, bool json, CommandContext context)
    {
        var definition = FrameSession.ReadPipeline(settings, context);
        var pipeline = definition.Build(size.Width, size.Height, FrameSession.ReadPattern(settings, definition));
        var report = Inspector.Inspect(pipeline);
        if (json) JsonOutput.Write(context.Out, report, JsonOutput.Default.InspectReport);
        else WriteTable(context.Out, pipeline, report);
        return ExitCode.Ok;
    }

    private static void WriteTable(TextWriter output, Pipeline pipeline, InspectReport report)
    {
        output.WriteLine($"{pipeline.Name}: {pipeline.Summary}");
        output.WriteLine($"input {string.Join('×', report.Input)} ({pipeline.Input.Color}), output {string.Join('×', report.Output)} ('{(pipeline.Picture ?? pipeline.Graph.Outputs[0]).Name}')");
        var table = Text.MakeTable("layer", "op", "output", "rows, columns", "parameters", "MACs", "fully connected", "saved");
        foreach (var layer in report.Layers)
        {
            table.AddRow(
                Markup.Escape(layer.Name),
                layer.Op,
                string.Join('×', layer.OutputShape),
                layer.Formula,
                Text.Of($"{layer.Parameters}"),
                Text.Of($"{layer.Macs:#,0}"),
                layer.FullyConnected > 0 ? Text.Of($"{layer.FullyConnected:#,0}") : "",
                layer.FullyConnected > 0 ? Text.Of($"{(double)layer.FullyConnected / layer.Macs:#,0}×") : "");
        }

        Text.Write(output, table);
        output.WriteLine(Text.Of($"{report.Parameters:#,0} parameters, {report.Macs:#,0} multiply-adds a frame"));
    }
}
