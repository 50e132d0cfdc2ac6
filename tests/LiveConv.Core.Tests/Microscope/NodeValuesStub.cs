using LiveConv.Graphs;
using LiveConv.Microscope;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Microscope;

/// <summary>A graph on the reference whose values can be looked at, and replaced.</summary>
internal sealed class NodeValuesStub(Graph graph) : IDisposable
{
    private readonly ReferenceGraph loaded = new(graph);

    public ArithmeticProbe Probe => new(loaded.Values, loaded.ErrorModel);

    public float[] this[Node node]
    {
        get => loaded.Values(node).Data;
        set => loaded.Values(node).CopyFrom(new Tensor(node.Shape, value));
    }

    public void Run() => loaded.Run();

    public void Dispose() => loaded.Dispose();
}
