using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>For each layer of a graph whether it is computed on blocks, and what is computed in the place where a concatenation wants it.</summary>
internal sealed class LayoutPlan
{
    private readonly LayerLayout?[] layouts;
    private readonly (Node Whole, int Block)?[] places;

    public LayoutPlan(Graph graph, BlockedKernels kernels)
    {
        layouts = new LayerLayout?[graph.Nodes.Length];
        places = new (Node, int)?[graph.Nodes.Length];
        foreach (var layer in graph.Layers) layouts[layer.Index] = kernels.Plan(layer, IsBlocked);
        foreach (var layer in graph.Layers.Where(layer => layer.Op is Concat && IsBlocked(layer) && layer.Shape.N == 1)) PlaceInputs(layer, kernels.Lanes);
    }

    /// <summary>The layouts of the layers that aren't row-major.</summary>
    public IEnumerable<LayerLayout> Layouts => layouts.OfType<LayerLayout>();

    /// <summary>The layouts of a layer; null where everything is row-major.</summary>
    public LayerLayout? Layout(Node layer) => layouts[layer.Index];

    /// <summary>Whether a node is computed in blocks; inputs and constants aren't.</summary>
    public bool IsBlocked(Node node) => layouts[node.Index]?.Output == true;

    /// <summary>The concatenation in which a node lies, and from which block on; null where it has memory of its own.</summary>
    public (Node Whole, int Block)? Place(Node node) => places[node.Index];

    private void PlaceInputs(Node concat, int lanes)
    {
        var channel = 0;
        foreach (var input in concat.Inputs)
        {
            // A node lies in one place only; whole blocks don't share one with their neighbours.
            var aligned = channel % lanes == 0 && (input.Shape.C % lanes == 0 || channel + input.Shape.C == concat.Shape.C);
            if (aligned && IsBlocked(input) && places[input.Index] is null) places[input.Index] = (concat, channel / lanes);
            channel += input.Shape.C;
        }
    }
}
