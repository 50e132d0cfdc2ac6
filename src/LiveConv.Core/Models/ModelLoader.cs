using LiveConv.Graphs;
using LiveConv.Onnx;
using LiveConv.Pipelines;

namespace LiveConv.Models;

/// <summary>Makes a <see cref="ModelDefinition"/> of an ONNX file or a graph, its model.json, and what the command line says.</summary>
public static class ModelLoader
{
    /// <summary>Imports an ONNX file.</summary>
    /// <param name="path">The file; a model.json beside it describes it.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="warn">Gets the line that says what was guessed.</param>
    /// <param name="progress">Told how far the import is.</param>
    /// <param name="cancel">Ends the import.</param>
    /// <exception cref="OnnxImportException">The file can't be imported.</exception>
    /// <exception cref="PipelineException">It takes no pictures, or its description is broken or doesn't fit.</exception>
    public static ModelDefinition Load(string path, ModelOptions options, Action<string> warn, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var described = ModelDescription.FindBeside(path);
        var size = options.InputSize ?? (described is null ? null : (described.Input.Fit.Width, described.Input.Fit.Height));
        var model = OnnxImporter.Import(path, new ImportOptions { InputSize = size, Progress = progress, Cancellation = cancel });
        if (described is not null) WarnOfUnknownTask(described, options, warn);
        var name = described?.Name ?? Path.GetFileNameWithoutExtension(path);
        var description = described ?? Guess(model.Graph, name, Path.GetFileName(path), options, warn);
        return new ModelDefinition(Apply(description, options), model.Graph, model.OutputNames);
    }

    /// <summary>Takes a graph that was built, such as one of the well-known architectures.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="graph">The network.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="warn">Gets the line that says what was guessed.</param>
    /// <param name="description">What is known of it; null guesses.</param>
    /// <param name="summary">One line: what it is; null makes one up.</param>
    /// <exception cref="PipelineException">It takes no pictures, or its description doesn't fit.</exception>
    public static ModelDefinition Load(string name, Graph graph, ModelOptions options, Action<string> warn, ModelDescription? description = null, string? summary = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ModelDefinition(Apply(description ?? Guess(graph, name, name, options, warn), options), graph, null, summary);
    }

    /// <summary>Says that a task is none that is known, unless the command line names one.</summary>
    private static void WarnOfUnknownTask(ModelDescription described, ModelOptions options, Action<string> warn)
    {
        const int Longest = 40;
        if (described.UnknownTask is not { } word || options.Task is not null) return;
        var shown = word.Length <= Longest ? word : string.Concat(word.AsSpan(0, Longest), "…");
        warn($"{described.Name}: the task '{shown}' in {ModelDescription.FileName} isn't known; only its feature maps are shown (--task names another)");
    }

    private static ModelDescription Guess(Graph graph, string name, string file, ModelOptions options, Action<string> warn)
    {
        var guessed = ModelGuess.Describe(graph, name, options.Task);
        warn($"{file}: there is no {ModelDescription.FileName} beside it; guessed {ModelGuess.InWords(Apply(guessed, options))} (--task, --color, --crop, --scale, --mean, --std and --labels say otherwise)");
        return guessed;
    }

    /// <summary>A description with what the command line says instead.</summary>
    private static ModelDescription Apply(ModelDescription description, ModelOptions options)
    {
        var input = description.Input;
        var normalization = input.Normalization with
        {
            Scale = options.Scale ?? input.Normalization.Scale,
            Mean = options.Mean ?? input.Normalization.Mean,
            Std = options.Std ?? input.Normalization.Std,
        };
        foreach (var (word, values) in new[] { ("--mean", normalization.Mean), ("--std", normalization.Std) })
        {
            if (values.Length != 1 && values.Length != input.Channels) throw new PipelineException($"{word}: {Amount.Of(values.Length, "number")} don't fit the {Amount.Of(input.Channels, "channel")} of {description.Name}");
        }

        var fit = input.Fit with { Mode = options.Fit ?? input.Fit.Mode };
        if (options.InputSize is { } size) fit = fit with { Width = size.Width, Height = size.Height, ShortSide = 0 };
        return description with
        {
            Task = options.Task ?? description.Task,
            Labels = options.LabelsFile is { } labels ? ModelDescription.LoadLabels(labels) : description.Labels,
            Input = input with { Fit = fit, Color = options.Color ?? input.Color, Normalization = normalization },
        };
    }
}
