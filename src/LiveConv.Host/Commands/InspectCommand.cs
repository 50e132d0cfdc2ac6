using System.CommandLine;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands.Inspection;
using LiveConv.Onnx;

namespace LiveConv.Host.Commands;

/// <summary><c>inspect</c>: what a pipeline or a network is made of and what it costs.</summary>
internal static class InspectCommand
{
    private static readonly PictureSize DefaultSize = new(640, 360);

    public static Command Make(CommandContext context)
    {
        var command = new Command("inspect", "Shows the layers of a network or a filter: shapes by the output-size formula, parameters, multiply-adds, what the same layer would cost fully connected, and what each value sees of the picture.");
        var name = new Argument<string>("pipeline") { HelpName = "PIPELINE", Description = "A network (.onnx, net:resnet50, a pulled model), a built-in filter or a pipeline file" };
        var frames = new FrameOptions();
        var fused = new Option<bool>("--fused") { Description = "Networks: shows the layers as they run, with normalisation and activations inside the convolutions" };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object" };
        command.Arguments.Add(name);
        foreach (var option in new Option[] { frames.Size, frames.Pattern, frames.Model.InputSize, fused, json }) command.Options.Add(option);
        ExampleHelp.Add(command, "liveconv inspect net:resnet50", "liveconv inspect model.onnx --json", "liveconv inspect canny --size 1280x720");
        command.SetAction(parsed =>
        {
            var settings = new FrameSettings
            {
                Backend = "reference",
                Pipeline = parsed.GetValue(name),
                Pattern = parsed.GetValue(frames.Pattern),
                Model = frames.Model.Read(parsed),
            };
            return Run(settings, parsed.GetValue(frames.Size) ?? DefaultSize, parsed.GetValue(fused), parsed.GetValue(json), context);
        });
        return command;
    }

    private static int Run(FrameSettings settings, PictureSize size, bool fused, bool json, CommandContext context)
    {
        InspectReport report;
        try
        {
            report = Inspector.Inspect(InspectLoader.Load(settings, size, fused, context));
        }
        catch (OnnxImportException failure) when (json && failure.Unsupported.Count > 0)
        {
            context.Warn(failure.Message);
            report = new InspectReport([], [], [], 0, 0, failure.Unsupported) { Name = settings.Pipeline! };
            JsonOutput.Write(context.Out, report, JsonOutput.Default.InspectReport);
            return ExitCode.BadInput;
        }

        if (json) JsonOutput.Write(context.Out, report, JsonOutput.Default.InspectReport);
        else InspectTable.Write(context.Out, report, Text.TerminalWidth());
        return ExitCode.Ok;
    }
}
