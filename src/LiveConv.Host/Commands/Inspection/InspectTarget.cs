using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Models;
using LiveConv.Pipelines;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>A graph to inspect, with what is known of it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">One line: what it is.</param>
/// <param name="Graph">The layers.</param>
/// <param name="Output">What becomes the picture, or the first output.</param>
internal sealed record InspectTarget(string Name, string Summary, Graph Graph, Node Output)
{
    /// <summary>The graph as it runs: fused, if it is a network.</summary>
    public required Graph Running { get; init; }

    /// <summary>As in model.json, or null.</summary>
    public string? Task { get; init; }

    /// <summary>How the input is made of a frame, in words.</summary>
    public string Preprocessing { get; init; } = "";

    /// <summary>Names of classes that are known.</summary>
    public int Labels { get; init; }

    /// <summary>Names of the outputs in the model's file, as far as they are known.</summary>
    public IReadOnlyList<string> OutputNames { get; init; } = [];

    public static InspectTarget Of(Pipeline pipeline) =>
        new(pipeline.Name, pipeline.Summary, pipeline.Graph, pipeline.Picture ?? pipeline.Graph.Outputs[0]) { Running = pipeline.Graph, Preprocessing = pipeline.Input.Color.ToString().ToLowerInvariant() };

    public static InspectTarget Of(ModelDescription description, string summary, Graph graph, IReadOnlyList<string> outputNames) =>
        new(description.Name, summary, graph, graph.Outputs[0])
        {
            Running = GraphFusions.Apply(graph),
            Task = ModelTasks.NameOf(description.Task),
            Preprocessing = Words(description.Input),
            Labels = description.Labels.Length,
            OutputNames = outputNames,
        };

    private static string Words(Preprocessing input)
    {
        var (fit, values) = (input.Fit, input.Normalization);
        var way = fit.Mode switch
        {
            FitMode.Stretch => "stretched",
            FitMode.Letterbox => "letterboxed",
            _ => fit.ShortSide > 0 ? $"shorter side to {fit.ShortSide}, centre cut out" : "centre cut out",
        };
        var scale = values.Scale == 1 ? "pixel" : Math.Abs((1 / values.Scale) - Math.Round(1 / values.Scale)) < 1e-9 ? Text.Of($"pixel/{1 / values.Scale:0}") : Text.Of($"pixel·{values.Scale:g6}");
        var mean = values.Mean.All(value => value == 0) ? "" : $" − ({List(values.Mean)})";
        var std = values.Std.All(value => value == 1) ? "" : $"/({List(values.Std)})";
        var formula = mean.Length > 0 && std.Length > 0 ? $"({scale}{mean}){std}" : scale + mean + std;
        return $"{input.Color.ToString().ToLowerInvariant()} {fit.Width}×{fit.Height}, {way}; {formula}";
    }

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Select(value => Text.Of($"{value:0.######}")));
}
