using System.Globalization;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models.Tasks;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models;

/// <summary>What a network probably is, by its shapes alone.</summary>
public static class ModelGuess
{
    // From so many pixels on a classifier is most likely one of ImageNet.
    private const int LeastImageNetSide = 128;

    /// <summary>A description of a network without a model.json.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="name">What it is called, for messages.</param>
    /// <param name="task">What is known of the task, or null.</param>
    /// <exception cref="PipelineException">It doesn't take pictures; the message says what it takes.</exception>
    public static ModelDescription Describe(Graph graph, string name, ModelTask? task = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (layout, channels, width, height) = InputOf(graph, name);
        var found = task ?? TaskOf(graph, channels);
        var isImageNet = found == ModelTask.Classify && channels == 3 && Math.Min(width, height) >= LeastImageNetSide;
        var normalization = isImageNet ? Normalization.ImageNet
            : found == ModelTask.Image && channels == 3 ? new Normalization { Scale = 1 } : new Normalization();
        var fit = found is ModelTask.Segment or ModelTask.DetectFace
            ? new FrameFit(FitMode.Stretch, width, height)
            : new FrameFit(FitMode.Crop, width, height, isImageNet ? Math.Min(width, height) * 8 / 7 : 0);
        return new ModelDescription
        {
            Name = name,
            Task = found,
            Input = new Preprocessing(fit, channels == 1 ? FrameColor.Gray : FrameColor.Rgb, normalization, layout),
        };
    }

    /// <summary>A description in words, for the line that says what was guessed.</summary>
    public static string InWords(ModelDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var (input, fit) = (description.Input, description.Input.Fit);
        var values = input.Normalization == Normalization.ImageNet ? "ImageNet's mean and std"
            : string.Create(CultureInfo.InvariantCulture, $"values {Least(input):0.##}…{Most(input):0.##}").Replace('-', '−');
        var mode = fit.Mode.ToString().ToLowerInvariant() + (fit.ShortSide > 0 ? string.Create(CultureInfo.InvariantCulture, $" from {fit.ShortSide}") : "");
        return $"{ModelTasks.NameOf(description.Task)}, {input.Color.ToString().ToLowerInvariant()} {fit.Width}×{fit.Height}, {mode}, {values}";
    }

    private static double Least(Preprocessing input) => Enumerable.Range(0, input.Channels).Min(c => Math.Min(input.Normalization.Apply(c, 0), input.Normalization.Apply(c, 255)));

    private static double Most(Preprocessing input) => Enumerable.Range(0, input.Channels).Max(c => Math.Max(input.Normalization.Apply(c, 0), input.Normalization.Apply(c, 255)));

    /// <summary>How the only input lies, and its sizes.</summary>
    internal static (ImageLayout Layout, int Channels, int Width, int Height) InputOf(Graph graph, string name)
    {
        if (graph.Inputs is not [var input]) throw new PipelineException($"{name}: takes {graph.Inputs.Length} inputs ({string.Join(", ", graph.Inputs.Select(node => $"'{node.Name}' {node.Shape}"))}); pictures can be fed to a network of one input");
        var shape = input.Shape;
        if (shape.Rank == 4 && shape[0] == 1 && input.Type == ElementType.Float32)
        {
            if (shape[1] is 1 or 3) return (ImageLayout.Nchw, shape[1], shape[3], shape[2]);
            if (shape[3] is 1 or 3) return (ImageLayout.Nhwc, shape[3], shape[2], shape[1]);
        }

        throw new PipelineException($"{name}: takes '{input.Name}' {shape} of {input.Type}; pictures need floats of 1×1×H×W, 1×3×H×W, 1×H×W×1 or 1×H×W×3");
    }

    private static ModelTask TaskOf(Graph graph, int channels)
    {
        var outputs = graph.Outputs;
        var ranks3 = outputs.All(node => node.Shape.Rank == 3);
        if (ranks3 && outputs.Any(node => node.Shape[2] == 4) && (outputs.Length == 2 ? outputs.Any(node => node.Shape[2] == 2) : outputs.Any(node => node.Shape[2] == 10))) return ModelTask.DetectFace;
        if (outputs is not [var output]) return outputs.Any(node => Classification.IsFlat(node.Shape)) ? ModelTask.Classify : ModelTask.Features;
        if (Classification.IsFlat(output.Shape)) return ModelTask.Classify;
        if (output.Shape.Rank != 4 || output.Shape[0] != 1) return ModelTask.Features;
        var isNhwc = output.Shape[1] is not (1 or 3) && output.Shape[3] is 1 or 3;
        var made = output.Shape[isNhwc ? 3 : 1];
        if (made != channels) return made <= byte.MaxValue ? ModelTask.Segment : ModelTask.Features;
        var (inputs, rows) = (graph.Inputs[0].Shape, output.Shape[isNhwc ? 1 : 2]);
        return rows > (inputs[1] is 1 or 3 ? inputs[2] : inputs[1]) ? ModelTask.SuperResolution : ModelTask.Image;
    }
}
