using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Kernels;

/// <summary>
/// Changes kernels of a graph while it runs, with undo and redo. It keeps the weights that it wants; who runs the graph is given them by
/// <see cref="ILoadedGraph.SetConstant"/>, on whatever thread. Not thread-safe.
/// </summary>
/// <param name="apply">Gets the weights of a layer after each change; the tensor is the editor's own, to be copied.</param>
public sealed class KernelEditor(Action<Node, Tensor> apply)
{
    private readonly Dictionary<Node, Tensor> edited = [];
    private readonly Dictionary<Node, KernelBank> owners = [];
    private readonly Dictionary<Node, KernelBank?> banks = [];
    private readonly List<KernelChange> done = [];
    private readonly List<KernelChange> undone = [];
    private bool isOpen;

    /// <summary>Counts the changes, undone and redone ones too.</summary>
    public int Version { get; private set; }

    public bool CanUndo => done.Count > 0;

    public bool CanRedo => undone.Count > 0;

    /// <summary>The weights that were changed, as they are now.</summary>
    public IReadOnlyDictionary<Node, Tensor> Edited => edited;

    /// <summary>The kernels of a layer; null where it has none.</summary>
    public KernelBank? Bank(Node layer)
    {
        if (!banks.TryGetValue(layer, out var bank)) banks.Add(layer, bank = KernelBank.Of(layer));
        return bank;
    }

    /// <summary>All weights of a layer as they are to be from the next frame on.</summary>
    public Tensor Values(KernelBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return edited.GetValueOrDefault(bank.Weights) ?? bank.Weights.Constant!;
    }

    /// <summary>Sets a kernel.</summary>
    /// <param name="bank">The layer's kernels.</param>
    /// <param name="output">Output channel.</param>
    /// <param name="input">Input channel.</param>
    /// <param name="kernel">Its weights; copied.</param>
    /// <param name="continues">Whether it goes on with the last change, as while a cell is dragged: both are undone as one.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Set(KernelBank bank, int output, int input, ReadOnlySpan<float> kernel, bool continues = false)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var before = bank.Kernel(Values(bank), output, input).ToArray();
        if (kernel.SequenceEqual(before)) return false;
        undone.Clear();
        if (continues && isOpen && done is [.., var last] && (last.Bank, last.Output, last.Input) == (bank, output, input))
            done[^1] = last with { After = kernel.ToArray() };
        else
            done.Add(new KernelChange(bank, output, input, before, kernel.ToArray()));
        isOpen = true;
        Apply(bank, output, input, kernel);
        return true;
    }

    /// <summary>Ends a change that others could go on with.</summary>
    public void Close() => isOpen = false;

    /// <summary>Takes the last change back.</summary>
    /// <returns>What was taken back; null where there is nothing.</returns>
    public KernelChange? Undo() => Move(done, undone, change => change.Before);

    /// <summary>Does again what was taken back last.</summary>
    /// <returns>What was done again; null where there is nothing.</returns>
    public KernelChange? Redo() => Move(undone, done, change => change.After);

    /// <summary>
    /// Takes over what was changed in another graph of the same layers, such as the same pipeline for frames of another size, with all that can be undone and done
    /// again. Layers are found by their names. Kernels that have another size here are cut or get zeros around them; their changes can't be undone any more.
    /// </summary>
    /// <param name="other">Where it was changed.</param>
    /// <param name="graph">The graph of this editor; nothing was changed in it by this editor yet.</param>
    /// <returns>The names of the layers that are missing here, or have other channels.</returns>
    public IReadOnlyList<string> TakeOver(KernelEditor other, Graph graph)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(graph);
        var (lost, same) = (new List<string>(), new Dictionary<Node, KernelBank>());
        foreach (var (weights, values) in other.edited)
        {
            var name = other.owners[weights].Layer.Name;
            if (graph.Find(name) is not { } layer || Bank(layer) is not { } bank || (bank.Weights.Shape.N, bank.Inputs) != (weights.Shape.N, weights.Shape.C))
            {
                lost.Add(name);
                continue;
            }

            if (bank.Weights.Shape == weights.Shape) same.Add(weights, bank);
            Apply(bank, KernelSize.Fit(values, bank.Height, bank.Width));
        }

        done.AddRange(Found(other.done));
        undone.AddRange(Found(other.undone));
        return lost;

        IEnumerable<KernelChange> Found(List<KernelChange> changes) => from change in changes where same.ContainsKey(change.Bank.Weights) select change with { Bank = same[change.Bank.Weights] };
    }

    private KernelChange? Move(List<KernelChange> from, List<KernelChange> to, Func<KernelChange, float[]> state)
    {
        isOpen = false;
        if (from is not [.., var change]) return null;
        from.RemoveAt(from.Count - 1);
        to.Add(change);
        Apply(change.Bank, change.Output, change.Input, state(change));
        return change;
    }

    private void Apply(KernelBank bank, int output, int input, ReadOnlySpan<float> kernel)
    {
        if (!edited.TryGetValue(bank.Weights, out var values))
        {
            values = new Tensor(bank.Weights.Shape);
            values.CopyFrom(bank.Weights.Constant!);
        }

        bank.Set(values, output, input, kernel);
        Apply(bank, values);
    }

    private void Apply(KernelBank bank, Tensor values)
    {
        (edited[bank.Weights], owners[bank.Weights]) = (values, bank);
        Version++;
        apply(bank.Weights, values);
    }
}
