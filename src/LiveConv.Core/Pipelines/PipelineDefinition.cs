using System.Collections.Immutable;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Pipelines;

/// <summary>A pipeline file, read and checked, for frames of any size. The format is described in docs/pipelines.md. Immutable.</summary>
public sealed class PipelineDefinition : IPipelineDefinition
{
    /// <summary>Reserved name of the tensor made of the frame.</summary>
    public const string InputName = "input";

    /// <summary>Reserved name of the template that <c>--pattern</c> gives.</summary>
    public const string PatternName = "pattern";

    /// <summary>The most rows and columns of a pattern: each pixel costs as many multiplications as the pattern has pixels.</summary>
    public const int LargestPattern = 127;

    private readonly JsonValue root;
    private readonly FrameToTensor input;
    private readonly TensorToFrame output;
    private readonly Kernel? pattern;
    private readonly ImmutableArray<LayerDefinition> layers;
    private readonly string pictureLayer;

    internal PipelineDefinition(PipelineReader reader, string json)
    {
        Json = json;
        root = reader.Root;
        Name = reader.Name;
        Summary = reader.Summary;
        input = reader.Input;
        output = reader.Output;
        pattern = reader.Pattern;
        layers = reader.Layers;
        pictureLayer = reader.PictureLayer;
    }

    public string Name { get; }

    /// <summary>One line: what it shows.</summary>
    public string Summary { get; }

    /// <summary>Whether a layer looks for a pattern, so that <c>--pattern</c> means something.</summary>
    public bool UsesPattern => layers.Any(layer => layer.Inputs.Contains(PatternName));

    /// <summary>The document as it was read.</summary>
    public string Json { get; }

    /// <summary>Names of the layers in their order, given or made.</summary>
    public ImmutableArray<string> LayerNames => [.. layers.Select(layer => layer.Name)];

    /// <summary>The pass from frames to the tensor "input".</summary>
    public FrameToTensor Input => input;

    /// <param name="json">The document.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="PipelineException">Broken JSON, or a document that isn't a pipeline; the message says where and what to do.</exception>
    public static PipelineDefinition Parse(string json, string fileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(fileName);
        return new PipelineDefinition(new PipelineReader(JsonText.Parse(json, fileName), Path.GetFileNameWithoutExtension(fileName)), json);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="PipelineException">As <see cref="Parse"/>, or the file can't be read.</exception>
    public static PipelineDefinition Load(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            if (text.Length == 0) throw new PipelineException($"{path}: the file is empty");
            if (text.AsSpan().IndexOfAny('\0', '\uFFFD') >= 0) throw new PipelineException($"{path}: isn't text, so neither a pipeline; those are JSON in UTF-8, networks are .onnx files");
            return Parse(text, path);
        }
        catch (Exception e) when (FileProblem.Is(e))
        {
            throw new PipelineException(FileProblem.Of(path, e));
        }
    }

    /// <summary>The pipeline for frames of one size.</summary>
    /// <exception cref="PipelineException">A layer doesn't fit its inputs or the size; the message names the layer.</exception>
    public Pipeline Build(int width, int height, PipelineOptions? options = null)
    {
        var graph = new GraphBuilder();
        var nodes = new Dictionary<string, Node> { [InputName] = graph.Input(InputName, input.OutputShape(width, height)) };
        if (UsesPattern) nodes[PatternName] = graph.Constant(PatternName, Template(options?.Pattern));
        foreach (var layer in layers)
        {
            try
            {
                var inputs = layer.Inputs.Select(name => nodes[name]).ToArray();
                nodes[layer.Name] = layer.Build(new LayerContext(graph, layer.Name, height, width), inputs);
            }
            catch (ShapeException e)
            {
                throw layer.Place.Error(e.Message);
            }
        }

        var picture = nodes[pictureLayer];
        try
        {
            TensorToFrame.RequireShape(picture.Shape);
        }
        catch (ShapeException e)
        {
            throw (root.Members.GetValueOrDefault("output") ?? root).Error($"layer '{pictureLayer}': {e.Message}");
        }

        return new Pipeline(Name, Summary, width, height, input, graph.Build(picture), picture, output);
    }

    /// <summary>1×C×KH×KW: the picture through the input pass, or the pattern of the file in every channel.</summary>
    private Tensor Template(Frame? picture)
    {
        if (picture is not null)
        {
            if (picture.Width > LargestPattern || picture.Height > LargestPattern)
                throw new PipelineException($"the pattern has {picture.Width}×{picture.Height} pixels; it can have {LargestPattern}×{LargestPattern} at most: cut out less, or scale it down");
            var values = new Reference.ReferenceOutput(input.OutputShape(picture.Width, picture.Height));
            input.Evaluate(picture, values);
            var template = new Tensor(values.Shape);
            values.CopyTo(template);
            return template;
        }

        if (pattern is null) throw root.Error("this pipeline looks for a pattern, but none is given; add --pattern FILE");
        var weights = Array.ConvertAll(pattern.Weights, weight => (float)weight);
        return new Tensor(
            new Shape(1, input.Channels, pattern.Height, pattern.Width),
            [.. Enumerable.Repeat(weights, input.Channels).SelectMany(part => part)]);
    }
}
