using LiveConv.Graphs;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Tests.Support;

/// <summary>Graphs made of cases, and how an executor does on them.</summary>
public static class CaseGraphs
{
    /// <summary>The graph of one case: inputs named x0, x1 … and one layer named y.</summary>
    public static Graph Of(OpCase item)
    {
        var builder = new GraphBuilder();
        var inputs = item.Inputs
            .Select((tensor, i) => item.ConstantInputs.Contains(i) ? builder.Constant($"x{i}", tensor) : builder.Input($"x{i}", tensor.Shape, tensor.Type))
            .ToArray();
        return builder.Build(builder.Add("y", item.Op, inputs));
    }

    /// <summary>
    /// Loads a case with other constants, runs it, gives it the case's own by <see cref="ILoadedGraph.SetConstant"/>, runs it again and compares with the reference.
    /// </summary>
    public static Comparison VerifyChanged(Func<Graph, ILoadedGraph> load, OpCase item)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(item);
        using var loaded = load(Of(item with { Inputs = [.. item.Inputs.Select((tensor, i) => item.ConstantInputs.Contains(i) ? Backwards(tensor) : tensor)] }));
        SetInputs(loaded, item);
        loaded.Run();
        foreach (var i in item.ConstantInputs) loaded.SetConstant(loaded.Graph.Find($"x{i}")!, item.Inputs[i]);
        SetInputs(loaded, item);
        loaded.Run();
        var layer = loaded.Graph.Outputs[0];
        var actual = new Tensor(layer.Shape, layer.Type);
        loaded.Read(layer, actual);
        var reference = new ReferenceOutput(layer.Shape);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        return ErrorBound.Check(actual, reference);
    }

    // Other values that any op takes where it takes these.
    private static Tensor Backwards(Tensor tensor) => tensor.Type == ElementType.Int64
        ? Tensor.OfIntegers(tensor.Shape, [.. tensor.Integers.Reverse()])
        : new Tensor(tensor.Shape, [.. tensor.Data.Reverse()], tensor.Type);

    /// <summary>Gives a loaded graph of <see cref="Of"/> the values of its case.</summary>
    public static void SetInputs(ILoadedGraph loaded, OpCase item)
    {
        for (var i = 0; i < item.Inputs.Length; i++)
            if (!item.ConstantInputs.Contains(i)) loaded.SetInput(loaded.Graph.Find($"x{i}")!, item.Inputs[i]);
    }

    /// <summary>Runs a case on an executor, twice on the same loaded graph, and compares the second result with the reference.</summary>
    public static Comparison Verify(IExecutor executor, OpCase item)
    {
        using var loaded = executor.Load(Of(item));
        var layer = loaded.Graph.Outputs[0];
        var actual = new Tensor(layer.Shape, layer.Type);
        for (var run = 0; run < 2; run++)
        {
            SetInputs(loaded, item);
            loaded.Run();
        }

        loaded.Read(layer, actual);
        var reference = new ReferenceOutput(layer.Shape);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        return ErrorBound.Check(actual, reference);
    }
}
