using LiveConv.Graphs.Fusions;
using LiveConv.Host.Capture;
using LiveConv.Models;
using LiveConv.Models.Networks;
using LiveConv.Onnx;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>Finds what <c>inspect</c> is asked about. Networks are taken as they are published, or fused as they run.</summary>
internal static class InspectLoader
{
    /// <param name="settings">What is named, with the options of networks.</param>
    /// <param name="size">Size of the frames, for filters.</param>
    /// <param name="fused">Whether to show a network as it runs.</param>
    /// <param name="context">Warnings, progress and interrupts.</param>
    public static InspectTarget Load(FrameSettings settings, PictureSize size, bool fused, CommandContext context)
    {
        var name = PipelineResolver.Locate(settings.Pipeline!);
        if (Architectures.Is(name))
        {
            var architecture = Architectures.Find(name);
            var graph = architecture.Build(new BlankWeights());
            return InspectTarget.Of(architecture.Description, architecture.Summary, fused ? GraphFusions.Apply(graph) : graph, []);
        }

        if (!PipelineResolver.IsModel(name))
        {
            var definition = FrameSession.ReadPipeline(settings, context);
            return InspectTarget.Of(definition.Build(size.Width, size.Height, FrameSession.ReadPattern(settings, definition)));
        }

        PipelineResolver.RequireFile(name);
        using var progress = new LoadingLine(context, name);
        var described = ModelDescription.FindBeside(name);
        var input = settings.Model.InputSize ?? (described is null ? null : (described.Input.Fit.Width, described.Input.Fit.Height));
        var model = OnnxImporter.Import(name, new ImportOptions { InputSize = input, Fuse = fused, Progress = progress, Cancellation = context.Cancel });
        var summary = $"{(model.Producer.Length > 0 ? $"made by {model.Producer}, " : "")}operator set {model.Opset}";
        return described is null
            ? new InspectTarget(Path.GetFileName(name), summary, model.Graph, model.Graph.Outputs[0]) { Running = GraphFusions.Apply(model.Graph), OutputNames = model.OutputNames, Preprocessing = $"there is no {ModelDescription.FileName} beside it" }
            : InspectTarget.Of(described, summary, model.Graph, model.OutputNames);
    }
}
