using LiveConv.Graphs;
using LiveConv.Microscope.Costs;

namespace LiveConv.Host.Microscope.Costs;

/// <summary>What the layers of a graph cost, in rows that can be put in order. Values and sorting don't allocate.</summary>
internal sealed class CostTable
{
    private readonly Func<Node, double> milliseconds;
    private readonly ModelCost model;
    private readonly Comparison<int> comparison;

    /// <param name="graph">The layers as they run.</param>
    /// <param name="milliseconds">The time of a layer; 0 where it has none of its own.</param>
    public CostTable(Graph graph, Func<Node, double> milliseconds)
    {
        this.milliseconds = milliseconds;
        model = new ModelCost(graph);
        Layers = [.. graph.Layers];
        Order = [.. Enumerable.Range(0, Layers.Count)];
        comparison = Compare;
    }

    public IReadOnlyList<Node> Layers { get; }

    /// <summary>The rows in the order in which they are shown.</summary>
    public int[] Order { get; }

    /// <summary>By what they are in order: the largest first, but layers as they come.</summary>
    public CostColumn SortedBy { get; private set; }

    /// <summary>Whether the columns of other layers count parameters, else multiply–adds.</summary>
    public bool CountsParameters { get; set; }

    /// <summary>A figure of a layer; NaN where it has none.</summary>
    public double this[int row, CostColumn column]
    {
        get
        {
            var cost = model.Of(Layers[row]);
            return column switch
            {
                CostColumn.Parameters => cost.Parameters,
                CostColumn.MultiplyAdds => cost.MultiplyAdds,
                CostColumn.FullyConnected => Of(cost.FullyConnected),
                CostColumn.DepthwiseSeparable => Of(cost.DepthwiseSeparable),
                CostColumn.Pointwise => Of(cost.Pointwise),
                CostColumn.Milliseconds => milliseconds(Layers[row]) is var time and > 0 ? time : double.NaN,
                CostColumn.Rate => Rate(cost.MultiplyAdds, milliseconds(Layers[row])),
                _ => row,
            };
        }
    }

    /// <summary>The figure of the whole graph: with every convolution in another form, and the other layers as they are.</summary>
    public double Total(CostColumn column)
    {
        switch (column)
        {
            case CostColumn.Parameters: return model.Parameters;
            case CostColumn.MultiplyAdds: return model.MultiplyAdds;
            case CostColumn.FullyConnected: return Of(model.FullyConnected);
            case CostColumn.DepthwiseSeparable: return Of(model.DepthwiseSeparable);
            case CostColumn.Pointwise: return Of(model.Pointwise);
            default:
                var time = 0.0;
                for (var row = 0; row < Layers.Count; row++) time += milliseconds(Layers[row]);
                return column == CostColumn.Rate ? Rate(model.MultiplyAdds, time) : column == CostColumn.Milliseconds ? time : Layers.Count;
        }
    }

    /// <summary>The largest figure of a column's layers; 0 where there is none.</summary>
    public double Largest(CostColumn column)
    {
        var largest = 0.0;
        for (var row = 0; row < Layers.Count; row++)
        {
            var value = this[row, column];
            if (value > largest) largest = value;
        }

        return largest;
    }

    /// <summary>Puts the rows in order; equal ones stay as they come, those without a figure are last.</summary>
    public void Sort(CostColumn column)
    {
        SortedBy = column;
        Order.AsSpan().Sort(comparison);
    }

    private int Compare(int a, int b)
    {
        if (SortedBy == CostColumn.Layer) return a.CompareTo(b);
        var order = this[b, SortedBy].CompareTo(this[a, SortedBy]);
        return order != 0 ? order : a.CompareTo(b);
    }

    private double Of(Cost? cost) => cost is { } known ? (CountsParameters ? known.Parameters : known.MultiplyAdds) : double.NaN;

    private static double Rate(double multiplyAdds, double milliseconds) => milliseconds > 0 && multiplyAdds > 0 ? multiplyAdds / milliseconds / 1e6 : double.NaN;
}
