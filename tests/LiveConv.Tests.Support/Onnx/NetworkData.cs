using LiveConv.Graphs;
using LiveConv.Onnx;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>The networks of the test data with what another runtime computed.</summary>
public static class NetworkData
{
    /// <summary>The networks in folders of the test data, as "folder/name"; the folders themselves where the data are absent, so that tests are skipped.</summary>
    public static IEnumerable<string> Find(params string[] folders) => TestData.Folder is null
        ? folders
        : folders.SelectMany(folder => Directory.GetDirectories(TestData.Path(folder))
            .Where(path => File.Exists(Path.Combine(path, "model.onnx")) || File.Exists(Path.Combine(path, "index.tsv")))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{folder}/{Path.GetFileName(path)}"));

    /// <summary>The stored input of a network.</summary>
    public static Tensor Input(string model) => TensorFile.Read(TestData.Path(model, "test_data_set_0", "input_0.pb"));

    /// <summary>The stored outputs in the order of the graph's; those computed in float32 where there are two sets.</summary>
    public static IEnumerable<Tensor> Outputs(string model, int count)
    {
        var folder = TestData.Path(model, "float32");
        if (!Directory.Exists(folder)) folder = TestData.Path(model, "test_data_set_0");
        return Enumerable.Range(0, count).Select(i => TensorFile.Read(Path.Combine(folder, $"output_{i}.pb")));
    }

    /// <summary>Imports a network for the size of its stored input.</summary>
    public static OnnxModel Import(string model, Tensor input, bool fuse)
    {
        ArgumentNullException.ThrowIfNull(input);
        var channelsLast = input.Shape[3] <= 4;
        var size = channelsLast ? (input.Shape[2], input.Shape[1]) : (input.Shape[3], input.Shape[2]);
        return OnnxImporter.Import(TestData.Path(model, "model.onnx"), new ImportOptions { InputSize = size, Fuse = fuse });
    }

    /// <summary>What differs from the stored outputs on an executor and on the reference, in words; empty if nothing does.</summary>
    public static IReadOnlyList<string> Mismatches(string model, IExecutor executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var input = Input(model);
        var imported = Import(model, input, fuse: true);
        var estimate = new ErrorEstimate(imported.Graph, new Dictionary<string, Tensor> { [imported.Graph.Inputs.Single().Name] = input });
        using var loaded = executor.Load(imported.Graph);
        loaded.SetInput(imported.Graph.Inputs[0], input);
        loaded.Run();
        var mismatches = new List<string>();
        foreach (var (node, expected) in imported.Graph.Outputs.Zip(Outputs(model, imported.OutputNames.Length)))
        {
            var actual = new Tensor(node.Shape, node.Type);
            loaded.Read(node, actual);
            if (estimate.Compare(node, estimate.Values(node), expected) is { } wrong) mismatches.Add($"reference: {wrong}");
            if (estimate.Compare(node, actual, expected) is { } mismatch) mismatches.Add($"{executor.Backend}: {mismatch}");
            if (!(estimate.Tolerance(node) < 0.1 * Largest(expected))) mismatches.Add($"{node.Name}: a tolerance of {estimate.Tolerance(node)} shows nothing");
        }

        return mismatches;
    }

    /// <summary>Which layers differ from the stored values of every tensor, without fusions, on an executor and on the reference.</summary>
    public static IReadOnlyList<string> LayerMismatches(string layers, IExecutor executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var model = $"models/{Path.GetFileName(layers)}";
        var input = Input(model);
        var graph = Import(model, input, fuse: false).Graph;
        var estimate = new ErrorEstimate(graph, new Dictionary<string, Tensor> { [graph.Inputs.Single().Name] = input });
        using var loaded = executor.Load(graph);
        loaded.SetInput(graph.Inputs[0], input);
        loaded.Run();
        var mismatches = new List<string>();
        var compared = 0;
        foreach (var row in File.ReadLines(TestData.Path(layers, "index.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            const int Name = 3;
            if (graph.Find(row[Name]) is not { IsLayer: true } node) continue;
            var expected = NumpyFile.Read(TestData.Path(layers, row[0]));
            var actual = new Tensor(node.Shape, node.Type);
            loaded.Read(node, actual);
            if (estimate.Compare(node, estimate.Values(node), expected) is { } wrong) mismatches.Add($"reference: {wrong}");
            if (estimate.Compare(node, actual, expected) is { } mismatch) mismatches.Add($"{executor.Backend}: {mismatch}");
            compared++;
        }

        if (compared < graph.Layers.Length * 9 / 10) mismatches.Add($"only {compared} of {graph.Layers.Length} layers compared");
        return mismatches;
    }

    private static double Largest(Tensor tensor)
    {
        var largest = 0.0;
        for (var i = 0; i < tensor.Shape.Count; i++) largest = Math.Max(largest, Math.Abs(tensor.Value(i)));
        return largest;
    }
}
