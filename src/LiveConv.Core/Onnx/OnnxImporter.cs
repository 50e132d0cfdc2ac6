using System.Collections.Frozen;
using System.Collections.Immutable;
using LiveConv.Graphs.Fusions;
using LiveConv.Onnx.Converters;
using LiveConv.Tensors;

namespace LiveConv.Onnx;

/// <summary>Imports ONNX models (IR 3 to 10, operator sets 6 to 21) as graphs.</summary>
public static class OnnxImporter
{
    private const int OldestOpset = 6, NewestOpset = 21, OldestIr = 3, NewestIr = 10;

    /// <summary>The operators that can be imported, in alphabetical order. Other operators are reported all at once.</summary>
    public static ImmutableArray<string> Operators { get; } = [.. ConverterTable.Converters.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Operators that no operator set before 6 has changed: models of only these are imported whatever their version.</summary>
    private static FrozenSet<string> OldOperators { get; } =
        ["Constant", "Flatten", "GlobalAveragePool", "GlobalMaxPool", "LRN", "Not", "Shape", "Size", "Softplus", "Softsign", "Transpose"];

    /// <summary>Reads a model, folds its constants and checks every shape.</summary>
    /// <param name="path">The .onnx file; external data are looked for in its folder only.</param>
    /// <param name="options">Sizes that the file leaves open, progress, cancellation; null for none.</param>
    /// <exception cref="OnnxImportException">The file isn't a model, is damaged, or needs what LiveConv doesn't have.</exception>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static OnnxModel Import(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new ImportOptions();
        var model = ModelReader.Read(path, options);
        var nodes = ModelOrder.Of(model);
        CheckOperators(model, nodes);
        var opset = CheckVersions(model, nodes);

        var assembler = new GraphAssembler(options.KnownInputs);
        var values = new Dictionary<string, Value>(model.Initializers.Count + nodes.Count);
        foreach (var (name, tensor) in model.Initializers) values[name] = new Value(name, tensor.Tensor) { Stated = tensor.Type };
        foreach (var input in model.Inputs)
        {
            if (!values.ContainsKey(input.Name)) values[input.Name] = GraphInputs.Add(model, input, assembler, options);
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            if ((i & 0xFF) == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                options.Progress?.Report(new ImportProgress("building layers", 0.8 + (0.15 * i / nodes.Count)));
            }

            Convert(model, nodes[i], assembler, values);
        }

        if (model.Outputs.Count == 0) throw model.Problem("the graph has no output");
        var outputs = model.Outputs.ConvertAll(output => values.GetValueOrDefault(output.Name)
            ?? throw model.Problem($"the output '{output.Name}' is written by no node"));
        var graph = assembler.Build(outputs);
        if (options.Fuse) graph = GraphFusions.Apply(graph);
        options.Progress?.Report(new ImportProgress("ready", 1));
        return new OnnxModel(
            model.GraphName.Length > 0 ? model.GraphName : Path.GetFileNameWithoutExtension(path),
            graph,
            [.. model.Outputs.Select(output => output.Name)],
            opset,
            model.Producer,
            model.Metadata);
    }

    private static int CheckVersions(ModelFile model, IReadOnlyList<OnnxNode> nodes)
    {
        if (model.IrVersion is < OldestIr or > NewestIr)
            throw model.Problem($"its IR version is {model.IrVersion}; LiveConv reads {OldestIr} to {NewestIr}");
        if (!model.Opsets.TryGetValue("", out var opset)) throw model.Problem("it doesn't say which operator set it uses");
        var unchanged = opset is >= 1 and < OldestOpset && nodes.All(node => OldOperators.Contains(node.Op));
        if (!unchanged && opset is < OldestOpset or > NewestOpset)
            throw model.Problem($"it uses operator set {opset}; LiveConv reads {OldestOpset} to {NewestOpset}, so export the network with one of these");
        return (int)opset;
    }

    private static void CheckOperators(ModelFile model, IReadOnlyList<OnnxNode> nodes)
    {
        const int MostNames = 5;
        var unknown = nodes.Where(node => !ConverterTable.Converters.ContainsKey(node.Op)).GroupBy(node => node.Op).ToArray();
        if (unknown.Length == 0) return;
        var list = unknown.Select(group =>
        {
            var names = group.Select(node => $"'{node.Name}'").ToArray();
            var shown = string.Join(", ", names.Take(MostNames));
            return $"{(group.Key.Length > 0 ? group.Key : "(no operator)")} ({(names.Length > MostNames ? $"{shown} and {names.Length - MostNames} more" : shown)})";
        }).ToArray();
        var problem = model.Problem($"{(unknown.Length == 1 ? "an operator isn't" : $"{unknown.Length} operators aren't")} supported: {string.Join("; ", list)}");
        throw new OnnxImportException(problem.Message, list);
    }

    private static void Convert(ModelFile model, OnnxNode node, GraphAssembler assembler, Dictionary<string, Value> values)
    {
        try
        {
            var result = ConverterTable.Converters[node.Op](new NodeContext(model, assembler, values, node));
            if (node.Outputs.Length > 0 && node.Outputs[0].Length > 0) values[node.Outputs[0]] = result;
        }
        catch (Exception e) when (e is ShapeException or ArithmeticException or ArgumentException or IndexOutOfRangeException
            or InvalidOperationException or InvalidDataException)
        {
            throw model.Problem(node, e.Message);
        }

        foreach (var output in node.Outputs)
        {
            if (output.Length > 0 && !values.ContainsKey(output))
                throw model.Problem(node, $"its output '{output}' isn't supported");
        }
    }
}
