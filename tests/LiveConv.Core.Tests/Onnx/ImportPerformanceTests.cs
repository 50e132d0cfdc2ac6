using System.Diagnostics;
using Google.Protobuf;
using LiveConv.Onnx;
using LiveConv.Onnx.Proto;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>Large models: how long an import takes, and how much memory.</summary>
public sealed class ImportPerformanceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Import_HundredMegabytes_TakesTwoSecondsAndLittleMoreThanItsWeights() => CheckCost(SaveMatrices(25, 1024), layers: 25, mostMemory: 1.2);

    [Fact]
    public void Import_HundredMegabytesOfNormalisedConvolutions_FoldsThemInTwoSecondsAndTwoAndAHalfTimesTheirSize() =>
        CheckCost(SaveConvolutions(11, 512), layers: 11, mostMemory: 2.5);

    [Fact]
    public void Import_MillionNodes_TakesLinearTime()
    {
        const int Few = 50_000, Many = 1_000_000;
        var small = SaveChain("Relu", Few);
        Import(small); // compiles what the next one measures
        var few = Import(small);
        var many = Import(SaveChain("Relu", Many));

        Assert.True(many < 4 * (few + TimeSpan.FromMilliseconds(100)) * (Many / Few), $"{Few} nodes take {few}, {Many} take {many}");
    }

    /// <param name="path">A file of 100 MB.</param>
    /// <param name="layers">Layers of the graph.</param>
    /// <param name="mostMemory">Times the file's size; everything that is allocated counts, garbage included: no peak can be higher.</param>
    private static void CheckCost(string path, int layers, double mostMemory)
    {
        var size = new FileInfo(path).Length;
        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        var graph = OnnxImporter.Import(path).Graph;

        var (time, allocated) = (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(layers, graph.Layers.Length);
        Assert.True(size > 100_000_000, $"{size} bytes");
        for (var repeat = 0; repeat < 2 && time > TimeSpan.FromSeconds(2); repeat++) time = Import(path); // other tests run beside this one
        Assert.True(time < TimeSpan.FromSeconds(2), $"{time}");
        Assert.True(allocated < mostMemory * size, $"{allocated} bytes allocated in all for a file of {size}");
    }

    private static TimeSpan Import(string path)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        Assert.Single(OnnxImporter.Import(path).Graph.Outputs);
        return clock.Elapsed;
    }

    private string SaveMatrices(int layers, int channels)
    {
        var model = new ModelBuilder().Input("t0", 1, channels).Output($"t{layers}");
        for (var i = 0; i < layers; i++)
        {
            var weights = new TensorProto { Name = $"w{i}", DataType = (int)TensorProto.Types.DataType.Float };
            weights.Dims.Add([channels, channels]);
            weights.RawData = ByteString.CopyFrom(new byte[channels * channels * 4]);
            model.Model.Graph.Initializer.Add(weights);
            model.Node("MatMul", $"t{i}, w{i} → t{i + 1}");
        }

        return model.Save(folder.Path);
    }

    private string SaveConvolutions(int layers, int channels)
    {
        var random = new Random(1);
        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => 0.1f + random.NextSingle())];
        var model = new ModelBuilder().Input("t0", 1, channels, 7, 5).Output($"t{layers}");
        for (var i = 0; i < layers; i++)
        {
            model.Weights($"w{i}", [channels, channels, 3, 3], Values(channels * channels * 9));
            foreach (var part in new[] { "scale", "bias", "mean", "variance" }) model.Weights($"{part}{i}", [channels], Values(channels));
            model.Node("Conv", $"t{i}, w{i} → c{i}", ("pads", new[] { 1, 1, 1, 1 }))
                .Node("BatchNormalization", $"c{i}, scale{i}, bias{i}, mean{i}, variance{i} → n{i}")
                .Node("Relu", $"n{i} → t{i + 1}");
        }

        return model.Save(folder.Path);
    }

    /// <summary>Written node by node: as one message it would take a gigabyte.</summary>
    private string SaveChain(string op, int count)
    {
        var path = Path.Combine(folder.Path, $"{op}{count}.onnx");
        using var file = File.Create(path);
        new ModelBuilder().Input("t0", 4).Output($"t{count}").Model.WriteTo(file);
        using var graph = new MemoryStream();
        using (var coded = new CodedOutputStream(graph, leaveOpen: true))
        {
            var node = new NodeProto { OpType = op, Input = { "" }, Output = { "" } };
            for (var i = 0; i < count; i++)
            {
                (node.Input[0], node.Output[0]) = ($"t{i}", $"t{i + 1}");
                coded.WriteTag(GraphProto.NodeFieldNumber, WireFormat.WireType.LengthDelimited);
                coded.WriteMessage(node);
            }
        }

        // A second graph field: protobuf merges it with the first.
        using var output = new CodedOutputStream(file);
        output.WriteTag(ModelProto.GraphFieldNumber, WireFormat.WireType.LengthDelimited);
        output.WriteLength((int)graph.Length);
        output.Flush();
        graph.WriteTo(file);
        return path;
    }
}
