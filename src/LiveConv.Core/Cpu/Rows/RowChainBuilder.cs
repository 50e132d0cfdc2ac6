using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>Collects the steps of a <see cref="RowChain"/>.</summary>
internal sealed class RowChainBuilder
{
    private readonly List<RowStep> steps = [];

    // What the readers of a step see outside of the picture.
    private readonly List<RowWindow> windows = [];

    /// <summary>What the steps that are added next belong to.</summary>
    public Step? Step { get; set; }

    /// <summary>What each step belongs to.</summary>
    public List<Step?> Steps { get; } = [];

    /// <summary>A kernel for one op on tensors; null where rows aren't the way.</summary>
    public static RowChain? Single(Op op, Tensor[] inputs, Tensor output)
    {
        if (RowLayers.Create(op, [.. inputs.Select(input => input.Shape)], inputs, output.Shape) is not { } layer || layer is MarkRows) return null;
        return Single(layer, [.. RowLayers.PictureInputs(op, inputs.Length).Select(i => inputs[i])], output);
    }

    /// <summary>A kernel that runs one layer on tensors.</summary>
    public static RowChain Single(RowLayer layer, Tensor[] inputs, Tensor output)
    {
        var builder = new RowChainBuilder();
        var sources = inputs.Select(builder.AddTensor).ToArray();
        builder.Keep(builder.Add(layer, output.Shape.C, sources), output);
        return builder.Build(output.Shape, 1);
    }

    /// <summary>Adds a layer that comes after its inputs; returns its number.</summary>
    public int Add(RowLayer layer, int channels, params ReadOnlySpan<int> inputs)
    {
        var from = inputs.ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            // Readers that see different things outside the picture read different copies.
            if (!RowChain.CanShare(windows[from[i]], layer.Window)) from[i] = Add(new ConcatRows(0), steps[from[i]].Channels, from[i]);
            if (layer.Window.IsWide) windows[from[i]] = layer.Window;
        }

        steps.Add(new RowStep(layer, channels, from));
        windows.Add(default);
        Steps.Add(Step);
        return steps.Count - 1;
    }

    /// <summary>Adds the rows of a tensor.</summary>
    public int AddTensor(Tensor tensor)
    {
        var step = Add(new TensorRows(tensor), tensor.Shape.C);
        Keep(step, tensor);
        return step;
    }

    /// <summary>Has a step's rows written to a tensor.</summary>
    public void Keep(int step, Tensor tensor) => steps[step].Tensor = tensor;

    /// <param name="picture">N×C×H×W of all layers, of whatever channels.</param>
    /// <param name="threads">Threads that may run the chain at once.</param>
    public RowChain Build(Shape picture, int threads) => new([.. steps], picture.N, picture.H, picture.W, threads);
}
