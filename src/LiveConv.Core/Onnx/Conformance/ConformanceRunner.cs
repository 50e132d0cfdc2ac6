using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx.Conformance;

/// <summary>Runs folders in the layout of the ONNX backend tests: model.onnx, test_data_set_N/input_K.pb, output_K.pb.</summary>
public sealed class ConformanceRunner(IExecutor executor)
{
    /// <summary>For float32 values; other types follow from it.</summary>
    public Tolerance Tolerance { get; init; } = Tolerance.Official;

    /// <summary>Whether layers are fused as they are outside tests.</summary>
    public bool Fuse { get; init; } = true;

    /// <summary>The folders that hold a model: the folder itself, or those inside it, in order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImmutableArray<string> FindFolders(string folder)
    {
        if (File.Exists(Path.Combine(folder, "model.onnx"))) return [folder];
        return
        [
            .. Directory.EnumerateFiles(folder, "model.onnx", SearchOption.AllDirectories)
                .Select(file => Path.GetDirectoryName(file)!)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Runs all data sets of one folder.</summary>
    public ConformanceCase Run(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var operators = ImmutableArray<string>.Empty;
        var largest = 0.0;
        try
        {
            var model = ModelReader.Read(Path.Combine(folder, "model.onnx"), new ImportOptions());
            operators = [.. model.Nodes.Select(node => node.Op).Distinct().Order(StringComparer.Ordinal)];
            var sets = Directory.GetDirectories(folder, "test_data_set_*").Order(StringComparer.Ordinal).ToArray();
            if (sets.Length == 0) return Case(ConformanceResult.Failed, "there is no test_data_set_N");
            foreach (var set in sets)
            {
                var (ratio, mismatch) = RunSet(folder, set, model);
                largest = Math.Max(largest, ratio);
                if (mismatch is not null) return Case(ConformanceResult.Failed, $"{Path.GetFileName(set)}: {mismatch}");
            }

            return Case(ConformanceResult.Passed, "");
        }
        catch (Exception e) when (e is OnnxImportException or NotSupportedException)
        {
            return Case(ConformanceResult.Unsupported, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A case that breaks off must not hide how the others do.
            return Case(ConformanceResult.Failed, $"{e.GetType().Name}: {e.Message}");
        }

        ConformanceCase Case(ConformanceResult result, string reason) => new(name, result, reason, largest, operators);
    }

    private (double Ratio, string? Mismatch) RunSet(string folder, string set, ModelFile model)
    {
        var inputs = ReadInputs(set, model);
        var imported = OnnxImporter.Import(Path.Combine(folder, "model.onnx"), new ImportOptions { KnownInputs = inputs, Fuse = Fuse });
        using var loaded = executor.Load(imported.Graph);
        foreach (var input in imported.Graph.Inputs)
        {
            if (!inputs.TryGetValue(input.Name, out var values)) return (0, $"there is no value for the input '{input.Name}'");
            if (values.Shape != input.Shape || values.Type != input.Type)
                return (0, $"the value of the input '{input.Name}' is {values.Type} {values.Shape}, not {input.Type} {input.Shape}");
            loaded.SetInput(input, values);
        }

        loaded.Run();
        var largest = 0.0;
        for (var i = 0; i < imported.OutputNames.Length; i++)
        {
            var file = Path.Combine(set, $"output_{i}.pb");
            if (!File.Exists(file)) continue;
            var (expected, type) = TensorFile.Read(file, model.Outputs[i]);
            var node = imported.Graph.Outputs[i];
            var actual = new Tensor(node.Shape, node.Type);
            loaded.Read(node, actual);
            if (Compare(node, actual, expected, type, ref largest) is { } mismatch) return (largest, $"output '{imported.OutputNames[i]}': {mismatch}");
        }

        return (largest, null);
    }

    /// <summary>Initialisers that are inputs too have no files, unless there are as many files as inputs.</summary>
    private static Dictionary<string, Tensor> ReadInputs(string set, ModelFile model)
    {
        var files = Directory.GetFiles(set, "input_*.pb").Length;
        var inputs = model.Inputs;
        if (files < inputs.Count) inputs = inputs.FindAll(input => !model.Initializers.ContainsKey(input.Name));
        var values = new Dictionary<string, Tensor>();
        for (var i = 0; i < Math.Min(files, inputs.Count); i++)
        {
            if (inputs[i].Type?.TensorType is null) throw model.Problem($"input '{inputs[i].Name}' is no tensor, which isn't supported");
            values[inputs[i].Name] = TensorFile.Read(Path.Combine(set, $"input_{i}.pb"), inputs[i]).Tensor;
        }

        return values;
    }

    private string? Compare(Node node, Tensor actual, Tensor expected, DataType type, ref double largest)
    {
        if (actual.Type != expected.Type) return $"it is {actual.Type}, not {expected.Type}";
        var rows = node.Op is BoxNonMaximumSuppression && expected.Shape.Rank == 2 && expected.Shape[0] <= actual.Shape[0];
        if (actual.Shape != expected.Shape && !rows) return $"it is {actual.Shape}, not {expected.Shape}";
        var tolerance = Tolerance.For(type);
        for (var i = 0; i < actual.Shape.Count; i++)
        {
            // Unused rows of boxes are −1; the file has only the used ones.
            var (value, wanted) = (actual.Value(i), i < expected.Shape.Count ? expected.Value(i) : -1);
            var ratio = tolerance.Ratio(value, wanted);
            largest = Math.Max(largest, ratio);
            if (!(ratio <= 1)) return FormattableString.Invariant($"value {i} is {value}, not {wanted}");
        }

        return null;
    }
}
