namespace LiveConv.Onnx;

/// <summary>
/// Checks how the nodes of a model hang together and puts those that an output needs in an order in which each comes after
/// its inputs: the file's own wherever that is one. Linear in the number of nodes, without recursion.
/// </summary>
internal sealed class ModelOrder
{
    /// <summary>In place of a node: the tensor is an input or an initialiser.</summary>
    private const int Given = -1;

    private readonly ModelFile model;
    private readonly Dictionary<string, int> producers;
    private readonly State[] states;
    private readonly List<int> finished;

    private ModelOrder(ModelFile model)
    {
        this.model = model;
        states = new State[model.Nodes.Count];
        producers = new Dictionary<string, int>(model.Nodes.Count);
        finished = new List<int>(model.Nodes.Count);
    }

    private enum State : byte
    {
        New,
        Open,
        Done,
    }

    /// <exception cref="OnnxImportException">A tensor is written twice, read but never written, or depends on itself.</exception>
    public static IReadOnlyList<OnnxNode> Of(ModelFile model)
    {
        var order = new ModelOrder(model);
        order.FindProducers();
        foreach (var output in model.Outputs)
        {
            if (order.producers.TryGetValue(output.Name, out var node) && node != Given) order.Visit(node);
        }

        var needed = order.finished.Count;
        for (var node = 0; node < model.Nodes.Count; node++) order.Visit(node);
        var nodes = order.finished.GetRange(0, needed);
        if (order.IsFileOrder(nodes)) nodes.Sort();
        return nodes.ConvertAll(node => model.Nodes[node]);
    }

    private void FindProducers()
    {
        foreach (var name in model.Initializers.Keys) producers[name] = Given;
        var inputs = new HashSet<string>();
        foreach (var input in model.Inputs)
        {
            if (!inputs.Add(input.Name)) throw model.Problem($"two inputs are named '{input.Name}'");
            producers[input.Name] = Given;
        }

        for (var i = 0; i < model.Nodes.Count; i++)
        {
            foreach (var output in model.Nodes[i].Outputs)
            {
                if (output.Length == 0 || producers.TryAdd(output, i)) continue;
                var other = producers[output] is var first and >= 0 ? $"node '{model.Nodes[first].Name}' writes" : "an input or initialiser has";
                throw model.Problem(model.Nodes[i], $"it writes the tensor '{output}', which {other} already; names must differ");
            }
        }
    }

    private void Visit(int root)
    {
        if (states[root] != State.New) return;
        var path = new Stack<(int Node, int NextInput)>();
        states[root] = State.Open;
        path.Push((root, 0));
        while (path.TryPop(out var place))
        {
            var node = model.Nodes[place.Node];
            if (place.NextInput == node.Inputs.Length)
            {
                states[place.Node] = State.Done;
                finished.Add(place.Node);
                continue;
            }

            path.Push((place.Node, place.NextInput + 1));
            var input = node.Inputs[place.NextInput];
            if (input.Length == 0) continue;
            if (!producers.TryGetValue(input, out var producer))
                throw model.Problem(node, $"its input '{input}' is neither an input, an initialiser nor the output of a node; the model is incomplete");
            if (producer == Given) continue;
            if (states[producer] == State.Open)
                throw model.Problem(node, $"it needs '{input}' of node '{model.Nodes[producer].Name}', which needs this node: the graph has a cycle");
            if (states[producer] == State.Done) continue;
            states[producer] = State.Open;
            path.Push((producer, 0));
        }
    }

    private bool IsFileOrder(List<int> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var input in model.Nodes[node].Inputs)
            {
                if (producers.TryGetValue(input, out var producer) && producer > node) return false;
            }
        }

        return true;
    }
}
