using LiveConv.Cpu;
using LiveConv.Microscope.Fields;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Microscope;

/// <summary>Receptive fields of real networks: a row or a column of NaN reaches exactly the values whose fields hold some of it.</summary>
public sealed class TracedModelsTests
{
    private const int PlacesOfALayer = 100;

    public static TheoryData<string> Models => TestData.Folder is null
        ? ["absent"]
        : ["models/mnist-8", "models/resnet20_cifar10", "models/tinyvgg_cnnexplainer", "models/lenet5_tensorspace"];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Trace_EveryLayer_IsWhatANaNReaches(string model)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var input = NetworkData.Input(model);
        var graph = NetworkData.Import(model, input, fuse: true).Graph;
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(graph);
        var tracer = new FieldTracer(graph);
        var rows = input.Shape[3] <= 4 ? 1 : 2;
        var found = graph.Layers.Where(layer => layer.Type == ElementType.Float32).ToDictionary(layer => layer, layer => new Spans(layer.Shape.Count));
        for (var side = 0; side < 2; side++)
        for (var line = 0; line < input.Shape[rows + side]; line++)
        {
            loaded.SetInput(graph.Inputs[0], WithNaN(input, rows + side, line));
            loaded.Run();
            foreach (var (layer, spans) in found)
            {
                loaded.Read(layer, spans.Values(layer.Shape));
                spans.Record(side, line);
            }
        }

        var random = new Random(1);
        foreach (var (layer, spans) in found)
        {
            for (var place = 0; place < PlacesOfALayer; place++)
            {
                var i = random.Next(layer.Shape.Count);
                var box = tracer.Trace(layer, i);
                Assert.True(box == spans.Box(i), $"{layer} at {i}: {box}, but NaN comes from {spans.Box(i)}");
            }
        }
    }

    private static Tensor WithNaN(Tensor picture, int axis, int line)
    {
        var (result, stride) = (new Tensor(picture.Shape), picture.Shape.Stride(axis));
        for (var i = 0; i < picture.Shape.Count; i++) result.Data[i] = i / stride % picture.Shape[axis] == line ? float.NaN : picture.Data[i];
        return result;
    }

    /// <summary>From which rows and columns NaN came to each value of a layer.</summary>
    private sealed class Spans(int count)
    {
        private readonly (int First, int Last)[][] sides = [new (int, int)[count], new (int, int)[count]];
        private Tensor? values;

        public Tensor Values(Shape shape) => values ??= new Tensor(shape);

        public void Record(int side, int line)
        {
            for (var i = 0; i < count; i++)
            {
                if (!float.IsNaN(values!.Data[i])) continue;
                ref var span = ref sides[side][i];

                // Ends are kept one higher, so that 0 is none.
                span = (span.First == 0 ? line + 1 : span.First, line + 1);
            }
        }

        public PixelBox Box(int index)
        {
            var (rows, columns) = (sides[0][index], sides[1][index]);
            return rows.Last == 0 ? default : new PixelBox(columns.First - 1, rows.First - 1, columns.Last - columns.First + 1, rows.Last - rows.First + 1);
        }
    }
}
