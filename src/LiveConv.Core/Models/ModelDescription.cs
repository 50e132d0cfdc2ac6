using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LiveConv.Frames;
using LiveConv.Pipelines;

namespace LiveConv.Models;

/// <summary>
/// What has to be known of a network to use it on pictures: how its input is made of a frame, what its outputs mean, what its
/// classes are called. Read from the model.json beside it, or guessed.
/// </summary>
public sealed partial record ModelDescription
{
    /// <summary>The file that describes the models of its folder.</summary>
    public const string FileName = "model.json";

    /// <summary>What the model is called.</summary>
    public required string Name { get; init; }

    public required ModelTask Task { get; init; }

    /// <summary>The word for the task where it is none that is known; <see cref="Task"/> is then <see cref="ModelTask.Features"/>. Null for known ones.</summary>
    public string? UnknownTask { get; init; }

    /// <summary>How the input is made of a frame.</summary>
    public required Preprocessing Input { get; init; }

    /// <summary>What is said of the outputs; may be empty.</summary>
    public ImmutableArray<ModelOutput> Outputs { get; init; } = [];

    /// <summary>Names of the classes by index; may be empty.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Names of the feature maps of layers, or of the values of vectors, by the layers' names; may be empty.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> UnitNames { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What a feature map, or a value of a vector, is called; null where it has no name.</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="unit">The map, or the place in the vector.</param>
    public string? NameOf(string layer, int unit) => UnitNames.TryGetValue(layer, out var names) && unit < names.Length ? names[unit] : null;

    /// <summary>The description beside a model, or null where there is none.</summary>
    /// <param name="modelFile">The model's file.</param>
    /// <exception cref="PipelineException">It can't be read or doesn't describe a model; the message is one line: file, place, problem.</exception>
    public static ModelDescription? FindBeside(string modelFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(modelFile))!;
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? Load(file) : null;
    }

    /// <summary>Reads a model.json and the labels that it names.</summary>
    /// <exception cref="PipelineException">As <see cref="FindBeside"/>.</exception>
    public static ModelDescription Load(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ModelDescriptionReader.Read(ReadText(file), file);
    }

    /// <summary>
    /// Reads names of classes, one a line; line k, counted from 0, names class k. Numbers of WordNet before the names, as in the lists
    /// of ImageNet ("n01440764 tench, Tinca tinca"), are left out.
    /// </summary>
    /// <exception cref="PipelineException">The file can't be read.</exception>
    public static ImmutableArray<string> LoadLabels(string file) => [.. ReadText(file).TrimEnd().Split('\n').Select(line => WordNetNumber().Replace(line.Trim(), ""))];

    /// <summary>What is said of an output, or null.</summary>
    public ModelOutput? FindOutput(string name) => Outputs.FirstOrDefault(output => output.Name == name);

    [GeneratedRegex("^n[0-9]{8} ")]
    private static partial Regex WordNetNumber();

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (FileProblem.Is(failure))
        {
            throw new PipelineException(FileProblem.Of(file, failure));
        }
    }
}
