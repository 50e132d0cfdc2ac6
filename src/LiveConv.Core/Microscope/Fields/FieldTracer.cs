using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Fields;

/// <summary>
/// The receptive field of single values: which pixels, or which places of an earlier layer, a value is made of. Found by going back through
/// the graph, place by place along each axis, with padding, borders, strides and branches as they are at that value; weights of 0 count.
/// <see cref="ReceptiveFields"/> has the formula for all values of a layer, borders left aside. Not thread-safe; tracing doesn't allocate.
/// </summary>
public sealed class FieldTracer
{
    private readonly Region[] regions;
    private readonly Region?[][] inputs;
    private readonly IReadOnlyDictionary<Node, ReceptiveField> fields;
    private readonly (ResizeTaps Rows, ResizeTaps Columns)?[] taps;

    public FieldTracer(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        Picture = ReceptiveFields.PictureOf(graph);
        fields = ReceptiveFields.Of(graph);
        regions = [.. graph.Nodes.Select(node => new Region(node.Shape))];
        inputs = [.. graph.Nodes.Select(node => node.Inputs.Select(input => input.Constant is null ? new Region(input.Shape) : null).ToArray())];
        Steps = new MovementSteps[graph.Nodes.Length];
        taps = new (ResizeTaps, ResizeTaps)?[graph.Nodes.Length];
    }

    public Graph Graph { get; }

    /// <summary>The input that is the picture: the graph's first one of four axes; null without one.</summary>
    public Node? Picture { get; }

    internal MovementSteps?[] Steps { get; }

    /// <summary>The smallest rectangle of the picture with all pixels that a value depends on, cut at the picture's edges.</summary>
    /// <param name="node">A layer.</param>
    /// <param name="index">Row-major index in its output.</param>
    public PixelBox Trace(Node node, int index) => Picture is null ? default : Trace(node, index, Picture);

    /// <summary>The smallest rectangle with all places of an earlier layer that a value depends on: over rows and columns for four axes, else over the last two.</summary>
    /// <param name="node">A layer.</param>
    /// <param name="index">Row-major index in its output.</param>
    /// <param name="target">The input or earlier layer; empty where the value doesn't depend on it.</param>
    public PixelBox Trace(Node node, int index, Node target)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)node.Shape.Count, nameof(index));
        for (var i = target.Index; i <= node.Index; i++) regions[i].Clear();
        regions[node.Index].MarkElement(index);
        for (var i = node.Index; i > target.Index; i--)
        {
            var layer = Graph.Nodes[i];
            if (!regions[i].IsMarked || !layer.IsLayer) continue;
            for (var place = 0; place < layer.Inputs.Length; place++)
            {
                if (inputs[i][place] is not { } region || layer.Inputs[place].Index < target.Index) continue;
                region.Clear();
                RegionRules.Apply(this, layer, place, regions[i], region);
                regions[layer.Inputs[place].Index].Join(region);
            }
        }

        return Hull(target);
    }

    /// <summary>Which channels of the node that was traced to last the value depends on: first and last; (0, −1) for none.</summary>
    public (int First, int Last) Channels(Node target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Shape.Rank == 4 ? regions[target.Index].Hull(ReceptiveFields.IsNhwc(target) ? 3 : 1) : (0, 0);
    }

    /// <summary>
    /// The pixels by the formula for the whole layer, which may lie outside the picture: from Jump·i + Low to Jump·i + High for rows and columns. The whole
    /// picture where the layer's values see everything.
    /// </summary>
    /// <param name="node">A layer.</param>
    /// <param name="index">Row-major index in its output.</param>
    public PixelBox Unclipped(Node node, int index)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (Picture is null || !fields.TryGetValue(node, out var field)) return default;
        var rows = ReceptiveFields.IsNhwc(Picture) ? 1 : 2;
        var (top, height) = Side(field.Rows, node.Shape, index, Picture.Shape[rows]);
        var (left, width) = Side(field.Columns, node.Shape, index, Picture.Shape[rows + 1]);
        return new PixelBox(left, top, width, height);
    }

    /// <summary>The formula of a layer's receptive field: size, distance of neighbours (jump) and where the first one begins; null where it doesn't depend on the picture.</summary>
    public ReceptiveField? Formula(Node node) => fields.TryGetValue(node, out var field) ? field : null;

    /// <summary>What each row and each column of a resized picture is made of.</summary>
    internal (ResizeTaps Rows, ResizeTaps Columns) TapsOf(Node node, Resize op, Shape x) =>
        taps[node.Index] ??= (ResizeTaps.OfRows(op, x.H), ResizeTaps.OfColumns(op, x.W));

    private static (int First, int Count) Side(FieldSpan span, Shape shape, int index, int size)
    {
        const double Tiny = 1e-6;
        if (span.SeesEverything) return (0, size);
        var place = index / shape.Stride(span.Axis) % shape[span.Axis];
        var (low, high) = ((int)Math.Ceiling((span.Jump * place) + span.Low - Tiny), (int)Math.Floor((span.Jump * place) + span.High + Tiny));
        return (low, Math.Max(1, high - low + 1));
    }

    private PixelBox Hull(Node target)
    {
        var (region, rank) = (regions[target.Index], target.Shape.Rank);
        if (!region.IsMarked) return default;
        var rows = rank == 4 && ReceptiveFields.IsNhwc(target) ? 1 : rank - 2;
        var (top, bottom) = rows >= 0 ? region.Hull(rows) : (0, 0);
        var (left, right) = rank > 0 ? region.Hull(rows + 1) : (0, 0);
        return new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }
}
