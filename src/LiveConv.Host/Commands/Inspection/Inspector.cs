using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Microscope.Costs;
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
        var costs = new ModelCost(graph);
        var running = target.Running.Layers.ToDictionary(layer => layer.Name);
        LayerEntry[] layers = [.. graph.Layers.Select(layer => Describe(layer, costs.Of(layer), fields, running.GetValueOrDefault(layer.Name)))];
        return new InspectReport(
            Sizes(graph.Inputs[0].Shape), Sizes(target.Output.Shape), layers, costs.Parameters, costs.MultiplyAdds, [])
        {
            Name = target.Name,
            Summary = target.Summary,
            Task = target.Task,
            Preprocessing = target.Preprocessing,
            Labels = target.Labels,
            Outputs = [.. graph.Outputs.Select((node, i) => new OutputEntry(target.OutputNames.ElementAtOrDefault(i) ?? node.Name, Sizes(node.Shape)))],
            Statistics = costs.Statistics,
            FullyConnectedMacs = costs.FullyConnected.MultiplyAdds,
            Steps = running.Count,
            GlFallbacks = layers.Count(layer => layer.RunsOn == "cpu"),
        };
    }

    private static LayerEntry Describe(Node node, LayerCost cost, IReadOnlyDictionary<Node, ReceptiveField> fields, Node? running)
    {
        var window = WindowGeometry.Of(node);
        ReceptiveField? field = fields.TryGetValue(node, out var known) ? known : null;
        var local = field is { SeesEverything: false } seen ? seen : (ReceptiveField?)null;
        return new LayerEntry(node.Name, node.Op.Name, Sizes(node.Shape), cost.Parameters, cost.MultiplyAdds)
        {
            Window = window is { } geometry ? WindowEntry.Of(geometry) : null,
            Formulas = window is { } sides ? [sides.Rows.ToCompactString(), sides.Columns.ToCompactString()] : [],
            FullyConnectedMacs = cost.FullyConnected?.MultiplyAdds ?? 0,
            ReceptiveField = local is { } sizes ? [sizes.Rows.Size, sizes.Columns.Size] : null,
            Jump = local is { } jumps ? [Rounded(jumps.Rows.Jump), Rounded(jumps.Columns.Jump)] : null,
            RunsOn = running is null ? "fused" : GlExecutor.HasKernel(running) ? "gl" : "cpu",
            SeesPicture = field is not null,
        };
    }

    private static double Rounded(double jump) => Math.Round(jump, 4);

    private static int[] Sizes(Shape shape) => [.. Enumerable.Range(0, shape.Rank).Select(axis => shape[axis])];
}
