using LiveConv.Graphs.Fusions;
using LiveConv.Models;
using LiveConv.Models.Catalog;
using LiveConv.Models.Networks;
using LiveConv.Onnx;
using LiveConv.Pipelines;

namespace LiveConv.Host.Commands;

/// <summary>Turns the word after <c>--pipeline</c> into a pipeline: a built-in filter, a pipeline file, an ONNX model, a network that the program builds itself.</summary>
internal static class PipelineResolver
{
    private const string ModelExtension = ".onnx";

    /// <summary>Whether the word names a network, which takes time to load.</summary>
    public static bool IsModel(string word) => Architectures.Is(word) || Locate(word).EndsWith(ModelExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks of a network what is quickly seen: that it is there, and that its description can be read.</summary>
    /// <exception cref="PipelineException">It isn't, or it can't.</exception>
    public static void Check(string word)
    {
        if (Architectures.Is(word))
        {
            _ = Architectures.Find(word);
            return;
        }

        word = Locate(word);
        RequireFile(word);
        _ = ModelDescription.FindBeside(word);
    }

    /// <summary>The word itself, or the file of the pulled model of that name.</summary>
    public static string Locate(string word) =>
        BuiltInPipelines.Names.Contains(word) || File.Exists(word) ? word : ModelStore.Default.Find(word) ?? word;

    /// <exception cref="PipelineException">There is no such file.</exception>
    public static void RequireFile(string word)
    {
        if (!File.Exists(word)) throw new PipelineException(Directory.Exists(word) ? $"{word}: is a folder, not a file" : $"{word}: there is no such file");
    }

    /// <summary>Reads what the word names.</summary>
    /// <param name="word">As given after <c>--pipeline</c>.</param>
    /// <param name="options">What the command line says of a model.</param>
    /// <param name="warn">Gets a line for each thing that was guessed.</param>
    /// <param name="progress">Told how far the loading is.</param>
    /// <param name="cancel">Ends the loading.</param>
    /// <exception cref="PipelineException">No such name, or the file is broken.</exception>
    /// <exception cref="OnnxImportException">The model can't be imported.</exception>
    /// <exception cref="UsageException">Options of models are given for a filter.</exception>
    public static IPipelineDefinition Resolve(
        string word, ModelOptions options, Action<string> warn, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        word = Locate(word);
        if (Architectures.Is(word))
        {
            var architecture = Architectures.Find(word);
            if (options.WeightsFile is { } file) return LoadWeights(architecture, Locate(file), options, warn, progress, cancel);
            progress?.Report(new ImportProgress("making weights", 0));
            return ModelLoader.Load(architecture.Description.Name, GraphFusions.Apply(architecture.Build()), options, warn, architecture.Description, architecture.Summary);
        }

        if (options.WeightsFile is { } other) throw new UsageException($"--weights {other}: weights are for networks that the program builds itself, such as net:resnet50, not for '{word}'");

        if (IsModel(word))
        {
            RequireFile(word);
            return ModelLoader.Load(word, options, warn, progress, cancel);
        }

        if (!options.IsEmpty) throw new UsageException($"'{word}' is a filter: --task, --mean, --std, --scale, --color, --crop, --labels and --input-size are for networks (.onnx, net:)");
        if (!BuiltInPipelines.Names.Contains(word) && ModelCatalog.Load().Find(word) is not null)
            throw new PipelineException($"the model '{word}' isn't here yet; fetch it with: liveconv models pull {word}");
        return BuiltInPipelines.Load(word);
    }

    /// <summary>A network with the weights of a file; preprocessing and labels are those beside the file, if there are any.</summary>
    private static ModelDefinition LoadWeights(
        Architecture architecture, string file, ModelOptions options, Action<string> warn, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        RequireFile(file);
        var fit = architecture.Input.Fit;
        var source = OnnxImporter.Import(file, new ImportOptions { InputSize = (fit.Width, fit.Height), Fuse = false, Progress = progress, Cancellation = cancel });
        var match = architecture.Match(source.Graph, Path.GetFileName(file));
        warn(match.Note);
        var described = ModelDescription.FindBeside(file);
        var description = described?.Input.OutputShape == architecture.Input.OutputShape ? described with { Name = architecture.Description.Name, Outputs = [] } : architecture.Description;
        return ModelLoader.Load(description.Name, GraphFusions.Apply(architecture.Build(match.Weights)), options, warn, description, architecture.Summary);
    }
}
