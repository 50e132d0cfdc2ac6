using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Onnx;
using LiveConv.Onnx.Conformance;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;
using TensorFile = LiveConv.Onnx.Conformance.TensorFile;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>Real networks: what another runtime computed, from the same input.</summary>
public sealed class ModelOutputTests
{
    public static TheoryData<string> Models { get; } = Folders("models", "trained");

    public static TheoryData<string> LightModels { get; } = Folders("models-light");

    public static TheoryData<string> Layers { get; } = Folders("layers");

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Run_Network_ReproducesStoredOutputs(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var folder = TestData.Path(model);
        var set = Path.Combine(folder, "test_data_set_0");
        var input = TensorFile.Read(Path.Combine(set, "input_0.pb"));
        var (imported, inputs) = Import(folder, input, fuse: true);
        var estimate = new ErrorEstimate(imported.Graph, inputs);
        if (Directory.Exists(Path.Combine(folder, "float32"))) set = Path.Combine(folder, "float32"); // float16 models compute in float32 here

        using var cpu = new CpuExecutor();
        using var loaded = cpu.Load(imported.Graph);
        loaded.SetInput(imported.Graph.Inputs[0], input);
        loaded.Run();

        for (var i = 0; i < imported.OutputNames.Length; i++)
        {
            var node = imported.Graph.Outputs[i];
            var expected = TensorFile.Read(Path.Combine(set, $"output_{i}.pb"));
            var actual = new Tensor(node.Shape, node.Type);
            loaded.Read(node, actual);
            Assert.Null(estimate.Compare(node, estimate.Values(node), expected));
            Assert.Null(estimate.Compare(node, actual, expected));
            Assert.True(estimate.Tolerance(node) < 0.1 * Largest(expected), $"{node.Name}: a tolerance of {estimate.Tolerance(node)} shows nothing");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(LightModels))]
    public void Run_LightNetwork_ReproducesStoredOutputs(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        foreach (var executor in new IExecutor[] { new CpuExecutor(), new ReferenceExecutor() })
        {
            using (executor)
            {
                // The official tolerance; its data set for DenseNet has a wider one.
                var tolerance = new Tolerance(model.Contains("densenet", StringComparison.Ordinal) ? 2e-3 : 1e-3, 1e-7);
                var result = new ConformanceRunner(executor) { Tolerance = tolerance }.Run(TestData.Path(model));
                Assert.True(result.Result == ConformanceResult.Passed, $"{executor.Backend}: {result.Reason}");
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Layers))]
    public void Run_EveryLayer_ReproducesStoredValues(string layers)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var rows = File.ReadLines(TestData.Path(layers, "index.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        var folder = TestData.Path("models", Path.GetFileName(layers));
        var (imported, inputs) = Import(folder, TensorFile.Read(Path.Combine(folder, "test_data_set_0", "input_0.pb")), fuse: false);
        var estimate = new ErrorEstimate(imported.Graph, inputs);
        using var cpu = new CpuExecutor();
        using var loaded = cpu.Load(imported.Graph);
        loaded.SetInput(imported.Graph.Inputs[0], inputs.Values.Single());
        loaded.Run();

        var compared = 0;
        foreach (var row in rows)
        {
            var file = row.First(cell => cell.EndsWith(".npy", StringComparison.Ordinal));
            if (row.Select(imported.Graph.Find).FirstOrDefault(found => found is not null) is not { IsLayer: true } node) continue;
            var expected = NumpyFile.Read(TestData.Path(layers, file));
            var actual = new Tensor(node.Shape, node.Type);
            loaded.Read(node, actual);
            Assert.Null(estimate.Compare(node, estimate.Values(node), expected));
            Assert.Null(estimate.Compare(node, actual, expected));
            compared++;
        }

        Assert.True(compared >= imported.Graph.Layers.Length * 9 / 10, $"{compared} of {imported.Graph.Layers.Length} layers compared");
    }

    private static (OnnxModel Model, Dictionary<string, Tensor> Inputs) Import(string folder, Tensor input, bool fuse)
    {
        var path = Path.Combine(folder, "model.onnx");
        var size = input.Shape.Rank == 4 && input.Shape[3] <= 4 ? (input.Shape[2], input.Shape[1]) : (input.Shape[3], input.Shape[2]);
        var model = OnnxImporter.Import(path, new ImportOptions { InputSize = size, Fuse = fuse });
        return (model, new Dictionary<string, Tensor> { [model.Graph.Inputs.Single().Name] = input });
    }

    private static double Largest(Tensor tensor)
    {
        var largest = 0.0;
        for (var i = 0; i < tensor.Shape.Count; i++) largest = Math.Max(largest, Math.Abs(tensor.Value(i)));
        return largest;
    }

    private static TheoryData<string> Folders(params string[] parts)
    {
        var data = new TheoryData<string>();
        foreach (var part in parts)
        {
            if (TestData.Folder is null) data.Add(part);
            else
            {
                foreach (var folder in Directory.GetDirectories(TestData.Path(part)).Order(StringComparer.Ordinal))
                    if (File.Exists(Path.Combine(folder, "model.onnx")) || File.Exists(Path.Combine(folder, "index.tsv"))) data.Add($"{part}/{Path.GetFileName(folder)}");
            }
        }

        return data;
    }
}
