using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Checking;

/// <summary>The values of one layer and of what it reads, in memory that is used again for the layers after it.</summary>
internal sealed class SampledValues
{
    // What no layer needs now is kept for others, up to so many values.
    private const long MostSpare = 4 << 20;

    private readonly List<(Node Node, Tensor Values)> taken = [];
    private readonly List<Tensor> spare = [];

    /// <summary>A node's values, as they were read last.</summary>
    public Tensor this[Node node]
    {
        get
        {
            if (node.Constant is { } constant) return constant;
            foreach (var (known, values) in taken)
            {
                if (known == node) return values;
            }

            throw new ArgumentException($"'{node.Name}' wasn't chosen", nameof(node));
        }
    }

    /// <summary>Makes room for another layer. Allocates where the memory of the ones before doesn't fit.</summary>
    public void Choose(Node layer)
    {
        spare.AddRange(taken.Select(item => item.Values));
        taken.Clear();
        Add(layer);
        foreach (var input in layer.Inputs) Add(input);
        for (var rest = spare.Sum(tensor => (long)tensor.Shape.Count); rest > MostSpare; spare.RemoveAt(0)) rest -= spare[0].Shape.Count;
    }

    /// <summary>Reads what the last run computed.</summary>
    public void Read(ILoadedGraph loaded)
    {
        foreach (var (node, values) in taken) loaded.Read(node, values);
    }

    private void Add(Node node)
    {
        if (node.Constant is not null || taken.Exists(item => item.Node == node)) return;
        var fitting = node.Type == ElementType.Float32 ? spare.FindIndex(tensor => tensor.Type == node.Type && tensor.Shape.Count == node.Shape.Count) : -1;
        taken.Add((node, fitting < 0 ? new Tensor(node.Shape, node.Type) : new Tensor(node.Shape, spare[fitting].Data)));
        if (fitting >= 0) spare.RemoveAt(fitting);
    }
}
