using System.Diagnostics;
using LiveConv.Graphs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Reference;

/// <summary>A graph evaluated layer by layer by each op's reference.</summary>
public sealed class ReferenceGraph : ILoadedGraph
{
    private readonly Tensor[] values;
    private readonly ReferenceOutput[] outputs;
    private readonly Tensor[][] inputs;
    private readonly Step[] steps;

    public ReferenceGraph(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        values = [.. graph.Nodes.Select(node => node.Constant ?? new Tensor(node.Shape, node.Type))];
        outputs = [.. graph.Layers.Select(layer => new ReferenceOutput(layer.Shape))];
        inputs = [.. graph.Layers.Select(layer => layer.Inputs.Select(input => values[input.Index]).ToArray())];
        steps = [.. graph.Layers.Select(layer => new Step(layer.Name, layer.Op.Name, "reference"))];
    }

    public Graph Graph { get; }

    public IReadOnlyList<Step> Steps => steps;

    public void SetInput(Node input, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values[input.Index].CopyFrom(values);
    }

    // Constants are read where the graph has them.
    public void SetConstant(Node constant, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(constant);
        constant.SetConstant(values);
    }

    /// <summary>The tensor that holds a node's values: live, not a copy.</summary>
    public Tensor Values(Node node) => values[node.Index];

    public void Run()
    {
        for (var i = 0; i < outputs.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var layer = Graph.Layers[i];
            layer.Op.Evaluate(inputs[i], outputs[i]);
            outputs[i].CopyTo(values[layer.Index]);
            steps[i].Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    public void Read(Node node, Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        destination.CopyFrom(values[node.Index]);
    }

    public ErrorModel ErrorModel(Node layer) => Verification.ErrorModel.Direct;

    public void Dispose()
    {
    }
}
