using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Graphs.Fusions;

/// <summary>Holds fused graphs against the graphs that they were made of.</summary>
internal static class FusionCheck
{
    /// <summary>
    /// Fuses a graph and runs the original on the reference; then each fused layer, from the original's own values, must give
    /// the value that the layer of its name has in the original. The bound is the layer's, and one rounding of each weight more.
    /// </summary>
    public static Graph Verify(Graph original, int seed = 1)
    {
        var fused = GraphFusions.Apply(original);
        Assert.Equal(original.Inputs.Select(node => (node.Name, node.Shape)), fused.Inputs.Select(node => (node.Name, node.Shape)));
        Assert.Equal(original.Outputs.Select(node => (node.Name, node.Shape)), fused.Outputs.Select(node => (node.Name, node.Shape)));

        using var run = new ReferenceGraph(original);
        foreach (var input in original.Inputs) run.SetInput(input, Values.Uniform(input.Shape, seed++));
        run.Run();
        foreach (var layer in fused.Layers)
        {
            Tensor[] inputs = [.. layer.Inputs.Select(input => input.Constant ?? run.Values(original.Find(input.Name)!))];
            var output = new ReferenceOutput(layer.Shape);
            layer.Op.Evaluate(inputs, output);
            WidenForRoundedWeights(output, layer);
            var comparison = ErrorBound.Check(run.Values(original.Find(layer.Name)!), output);
            Assert.True(comparison.Passed, $"{layer}: {comparison}");
        }

        return fused;
    }

    /// <summary>"name: op" of each layer.</summary>
    public static string Layers(Graph graph) => string.Join(", ", graph.Layers.Select(layer => $"{layer.Name}: {layer.Op.Name}"));

    /// <summary>The bound of n products is (n + 2)·u·Σ|x·w|; each rounded weight adds u·|x·w|.</summary>
    private static void WidenForRoundedWeights(ReferenceOutput output, Node layer)
    {
        if (layer.Op is not (Conv2D or Gemm)) return;
        var factor = 1 + (1.0 / ((layer.MultiplyAdds / Math.Max(1, layer.Shape.Count)) + 3));
        for (var i = 0; i < output.Bounds.Length; i++) output.Bounds[i] *= factor;
    }
}
