using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Ops;
using LiveConv.Shaders;
using LiveConv.Tensors;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>Describes the layers of a graph.</summary>
internal static class Inspector
{
    public static InspectReport Inspect(InspectTarget target)
    {
        var graph = target.Graph;
        var fields = ReceptiveFields.Of(graph);
        var running = target.Running.Layers.ToDictionary(layer => layer.Name);
        LayerEntry[] layers = [.. graph.Layers.Select(layer => Describe(layer, fields, running.GetValueOrDefault(layer.Name)))];
        return new InspectReport(
            Sizes(graph.Inputs[0].Shape), Sizes(target.Output.Shape), layers, Sum(graph, Learned), layers.Sum(layer => layer.Macs), [])
        {
            Name = target.Name,
            Summary = target.Summary,
            Task = target.Task,
            Preprocessing = target.Preprocessing,
            Labels = target.Labels,
            Outputs = [.. graph.Outputs.Select((node, i) => new OutputEntry(target.OutputNames.ElementAtOrDefault(i) ?? node.Name, Sizes(node.Shape)))],
            Statistics = Sum(graph, Measured),
            FullyConnectedMacs = layers.Sum(layer => layer.FullyConnectedMacs > 0 ? layer.FullyConnectedMacs : layer.Macs),
            Steps = running.Count,
            GlFallbacks = layers.Count(layer => layer.RunsOn == "cpu"),
        };
    }

    private static LayerEntry Describe(Node node, IReadOnlyDictionary<Node, ReceptiveField> fields, Node? running)
    {
        var window = LayerWindow.Of(node);
        var source = node.Inputs.FirstOrDefault(input => input.Constant is null);
        ReceptiveField? field = fields.TryGetValue(node, out var known) ? known : null;
        var local = field is { SeesEverything: false } seen ? seen : (ReceptiveField?)null;
        return new LayerEntry(node.Name, node.Op.Name, Sizes(node.Shape), Learned(node).Sum(Count), Macs(node))
        {
            Window = window,
            Formulas = LayerWindow.Formulas(node, window),
            FullyConnectedMacs = node.Op is Conv2D or ConvTranspose2D or Conv3D && source is not null ? (double)source.Shape.Count * node.Shape.Count : 0,
            ReceptiveField = local is { } sizes ? [sizes.Rows.Size, sizes.Columns.Size] : null,
            Jump = local is { } jumps ? [Rounded(jumps.Rows.Jump), Rounded(jumps.Columns.Jump)] : null,
            RunsOn = running is null ? "fused" : GlExecutor.HasKernel(running) ? "gl" : "cpu",
            SeesPicture = field is not null,
        };
    }

    /// <summary>Normalisation has products as well, but published figures leave them out.</summary>
    private static long Macs(Node node) => node.Op is LocalResponseNormalization ? 0 : node.MultiplyAdds;

    /// <summary>Constants that feed this layer and were learned.</summary>
    private static IEnumerable<Node> Learned(Node node) => Constants(node).Except(Measured(node));

    /// <summary>Means and variances of batch normalisation.</summary>
    private static IEnumerable<Node> Measured(Node node) => node.Op is BatchNormalization ? node.Inputs.Skip(3).Where(input => input.Constant is not null) : [];

    private static IEnumerable<Node> Constants(Node node) => node.Inputs.Where(input => input.Constant is not null);

    /// <summary>Weights that several layers share count once.</summary>
    private static long Sum(Graph graph, Func<Node, IEnumerable<Node>> constants) => graph.Layers.SelectMany(constants).Distinct().Sum(Count);

    private static long Count(Node constant) => constant.Type == ElementType.Float32 ? constant.Shape.Count : 0;

    private static double Rounded(double jump) => Math.Round(jump, 4);

    private static int[] Sizes(Shape shape) => [.. Enumerable.Range(0, shape.Rank).Select(axis => shape[axis])];
}
