namespace LiveConv.Graphs.Receptive;

/// <summary>
/// The receptive field of each layer: which pixels its values can depend on (Araujo, Norris, Sim 2019, "Computing Receptive Fields of
/// Convolutional Neural Networks"), joined over all ways through the graph.
/// </summary>
public static class ReceptiveFields
{
    /// <summary>The field of every node that depends on the picture, the graph's first input of four axes.</summary>
    /// <remarks>An op without a rule counts as seeing everything, so no field is too small.</remarks>
    public static IReadOnlyDictionary<Node, ReceptiveField> Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var fields = new Dictionary<Node, ReceptiveField>();
        if (PictureOf(graph) is not { } picture) return fields;
        var rows = IsNhwc(picture) ? 1 : 2;
        fields[picture] = new(new(rows, 1, 0, 0), new(rows + 1, 1, 0, 0));
        foreach (var node in graph.Layers)
        {
            ReceptiveField? field = null;
            for (var i = 0; i < node.Inputs.Length; i++)
            {
                if (!fields.TryGetValue(node.Inputs[i], out var input)) continue;
                var place = i;
                var seen = input.Map(span => span.SeesEverything ? span : FieldRules.Apply(node, place, span));
                field = field?.Join(seen) ?? seen;
            }

            if (field is { } known) fields[node] = known;
        }

        return fields;
    }

    /// <summary>The input that is the picture: the first one of four axes; null without one.</summary>
    public static Node? PictureOf(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Inputs.FirstOrDefault(input => input.Shape.Rank == 4);
    }

    /// <summary>Whether an input of four axes has its channels last, as TensorFlow's pictures do; layers never count as such.</summary>
    public static bool IsNhwc(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Op is Ops.Input && node.Shape is var shape && shape[1] is not (1 or 3) && shape[3] is 1 or 3;
    }
}
