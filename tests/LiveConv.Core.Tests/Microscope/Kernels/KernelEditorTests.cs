using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Microscope.Kernels;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Microscope.Kernels;

public sealed class KernelEditorTests
{
    [Fact]
    public void Bank_OfAFilterOnColours_HasEachKernelOnce()
    {
        var pipeline = PipelineDefinition.Parse("""{ "layers": [{ "op": "conv2d", "kernels": ["sobel-x", "sobel-y"] }, { "op": "max-channels" }] }""", "f.json").Build(9, 7);
        var bank = KernelBank.Of(pipeline.Graph.Layers[0])!;

        Assert.Equal((2, 1, 3, 3, true), (bank.Outputs, bank.Inputs, bank.Height, bank.Width, bank.IsShared));
        Assert.Equal(1, bank.OutputOf(5));
        bank.Set(bank.Weights.Constant!, 1, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        for (var channel = 0; channel < 3; channel++)
        {
            Assert.Equal([-1, 0, 1, -2, 0, 2, -1, 0, 1], bank.Weights.Constant!.Data[(channel * 18)..((channel * 18) + 9)]);
            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], bank.Weights.Constant.Data[((channel * 18) + 9)..((channel * 18) + 18)]);
        }
    }

    [Fact]
    public void Bank_OfANetworksLayer_HasAKernelForEachOutputAndInput()
    {
        var layer = Layer(new Conv2D { Groups = 2 }, new Shape(6, 2, 3, 5), channels: 4);
        var bank = KernelBank.Of(layer)!;

        Assert.Equal((6, 2, false), (bank.Outputs, bank.Inputs, bank.IsShared));
        Assert.Equal(bank.Weights.Constant!.Data[(((5 * 2) + 1) * 15)..], bank.Kernel(bank.Weights.Constant, 5, 1).ToArray());
    }

    [Fact]
    public void UndoAndRedo_AfterSeveralChanges_RestoreEveryWeightExactly()
    {
        var (editor, bank, states) = Edited(out var applied);
        var now = states.Count - 1;
        foreach (var step in (int[])[-1, -1, 1, -1, -1, 1, 1, 1])
        {
            Assert.NotNull(step < 0 ? editor.Undo() : editor.Redo());
            now += step;
            Assert.Equal(states[now], editor.Values(bank).Data);
            Assert.Equal(states[now], applied[^1]);
        }

        Assert.Null(editor.Redo());
        Assert.Equal((true, false), (editor.CanUndo, editor.CanRedo));
    }

    [Fact]
    public void Set_AfterUndo_ForgetsWhatCouldBeDoneAgain()
    {
        var (editor, bank, _) = Edited(out var applied);
        editor.Undo();
        editor.Set(bank, 1, 0, [9, 9, 9, 9]);

        Assert.False(editor.CanRedo);
        Assert.Equal([9, 9, 9, 9], bank.Kernel(editor.Values(bank), 1, 0).ToArray());
        Assert.Equal(editor.Values(bank).Data, applied[^1]);
    }

    /// <summary>All steps of a drag are taken back at once; the next drag is another change.</summary>
    [Fact]
    public void Set_WhileACellIsDragged_IsOneChange()
    {
        var bank = KernelBank.Of(Layer(new Conv2D(), new Shape(2, 1, 2, 2), channels: 1))!;
        var original = bank.Weights.Constant!.Data.ToArray();
        var editor = new KernelEditor((_, _) => { });
        foreach (var value in (float[])[1, 2, 3]) editor.Set(bank, 0, 0, [value, 0, 0, 0], continues: true);
        editor.Close();
        foreach (var value in (float[])[4, 5]) editor.Set(bank, 0, 0, [value, 0, 0, 0], continues: true);

        editor.Undo();
        Assert.Equal(3, bank.Kernel(editor.Values(bank), 0, 0)[0]);
        editor.Undo();
        Assert.Equal(original, editor.Values(bank).Data);
        Assert.False(editor.CanUndo);
    }

    [Fact]
    public void Set_TheSameWeights_IsNoChange()
    {
        var bank = KernelBank.Of(Layer(new Conv2D(), new Shape(2, 1, 2, 2), channels: 1))!;
        var editor = new KernelEditor((_, _) => Assert.Fail("nothing changed"));

        Assert.False(editor.Set(bank, 0, 0, bank.Kernel(bank.Weights.Constant!, 0, 0).ToArray()));
    }

    [Theory]
    [InlineData("sobel-x", "sobel-x")]
    [InlineData("sobel-y", "sobel-y")]
    [InlineData("laplacian", "laplacian-4")]
    [InlineData("emboss", "emboss")]
    [InlineData("sharpen", "sharpen")]
    [InlineData("identity", "identity")]
    [InlineData("box", "box-3")]
    public void Presets_AtThreeByThree_AreThoseOfTheLibrary(string name, string library) =>
        Assert.Equal(KernelLibrary.Find(library)!.Weights, KernelPresets.Find(name, 3, 3)!.Weights);

    [Fact]
    public void Presets_InOtherSizes_AreWhatTheyAreCalled()
    {
        Assert.Equal([-1, -2, 0, 2, 1], KernelPresets.Find("sobel-x", 1, 5)!.Weights);
        Assert.Equal([-1, -4, -6, -4, -1, -2, -8, -12, -8, -2, 0, 0, 0, 0, 0, 2, 8, 12, 8, 2, 1, 4, 6, 4, 1], KernelPresets.Find("sobel-y", 5, 5)!.Weights);
        Assert.Null(KernelPresets.Find("sobel-x", 3, 1));
        Assert.Null(KernelPresets.Find("laplacian", 3, 1));
        foreach (var (height, width) in ((int, int)[])[(1, 1), (1, 5), (5, 3), (4, 4), (7, 7), (31, 31)])
        foreach (var name in KernelPresets.Names)
        {
            if (KernelPresets.Find(name, height, width) is not { } kernel) continue;
            Assert.Equal((height, width), (kernel.Height, kernel.Width));
            var sum = name is "identity" or "box" or "gaussian" or "sharpen" or "emboss" ? 1.0 : 0;
            Assert.Equal(sum, kernel.Weights.Sum(), 1e-6 * kernel.Weights.Sum(Math.Abs));
        }
    }

    /// <summary>The identity of any size gives the frame itself under a padding that keeps the size.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    public void Identity_UnderSamePadding_KeepsThePicture(int height, int width)
    {
        var rows = string.Join(",", Enumerable.Range(0, height).Select(y => $"[{string.Join(",", Enumerable.Range(0, width).Select(x => KernelPresets.Find("identity", height, width)![y, x]))}]"));
        var pipeline = PipelineDefinition.Parse($$"""{ "input": { "color": "gray" }, "layers": [{ "op": "conv2d", "kernel": [{{rows}}] }] }""", "f.json").Build(11, 9);
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(pipeline);
        ChangedPipelines.Picture(loaded);
        var (input, output) = (new Tensor(pipeline.Graph.Inputs[0].Shape), new Tensor(pipeline.Picture!.Shape));
        loaded.Graph.Read(pipeline.Graph.Inputs[0], input);
        loaded.Graph.Read(pipeline.Picture, output);

        Assert.Equal(input.Data, output.Data);
    }

    [Fact]
    public void SumToOne_DividesByTheSum_WhereThereIsOne()
    {
        Assert.Equal([0.25f, 0.5f, 0.25f], KernelPresets.SumToOne([1, 2, 1])!);
        Assert.Null(KernelPresets.SumToOne([-1, 0, 1]));
        Assert.Null(KernelPresets.SumToOne([0, 0]));
    }

    [Fact]
    public void TakeOver_AnotherSizeOfTheSamePipeline_HasTheKernelsAndAllThatCanBeUndone()
    {
        var (one, other) = (BuiltInPipelines.Load("sobel").Build(61, 37), BuiltInPipelines.Load("sobel").Build(19, 23));
        var editor = new KernelEditor((_, _) => { });
        var bank = editor.Bank(one.Graph.Find("dx")!)!;
        editor.Set(bank, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        editor.Set(bank, 0, 0, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
        editor.Set(bank, 0, 0, [0, 0, 0, 0, 1, 0, 0, 0, 0]);
        editor.Undo();
        var told = new Dictionary<string, float[]>();
        var next = new KernelEditor((constant, values) => told[constant.Name] = [.. values.Data]);

        Assert.Empty(next.TakeOver(editor, other.Graph));
        var moved = next.Bank(other.Graph.Find("dx")!)!;
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], told[moved.Weights.Name]);
        Assert.Equal(told[moved.Weights.Name], next.Values(moved).Data);
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 0, 0], next.Redo()!.After);
        Assert.Equal((moved, moved.Layer), (next.Undo()!.Bank, other.Graph.Find("dx")));
        next.Undo();
        next.Undo();
        Assert.Equal(other.Graph.Find("dx")!.Inputs[1].Constant!.Data, next.Values(moved).Data);
        Assert.False(next.CanUndo);
    }

    [Fact]
    public void TakeOver_KernelsOfAnotherSize_AreCutOrGetZerosAroundThem()
    {
        var editor = new KernelEditor((_, _) => { });
        editor.Set(editor.Bank(Layer(new Conv2D(), new Shape(1, 1, 3, 3), channels: 1))!, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var larger = Graph(new Conv2D(), new Shape(1, 1, 5, 2), channels: 1);
        var next = new KernelEditor((_, _) => { });

        Assert.Empty(next.TakeOver(editor, larger));
        Assert.Equal([0, 0, 1, 2, 4, 5, 7, 8, 0, 0], next.Values(next.Bank(larger.Layers[0])!).Data);
        Assert.False(next.CanUndo);
    }

    [Fact]
    public void TakeOver_LayersThatAreMissingOrHaveOtherChannels_AreNamed()
    {
        var editor = new KernelEditor((_, _) => { });
        editor.Set(editor.Bank(Layer(new Conv2D(), new Shape(2, 1, 1, 1), channels: 1))!, 1, 0, [7]);
        var (other, without) = (Graph(new Conv2D(), new Shape(3, 1, 1, 1), channels: 1), BuiltInPipelines.Load("sobel").Build(9, 7).Graph);

        Assert.Equal([other.Layers[0].Name], new KernelEditor((_, _) => Assert.Fail("nothing fits")).TakeOver(editor, other));
        Assert.Equal([other.Layers[0].Name], new KernelEditor((_, _) => Assert.Fail("nothing fits")).TakeOver(editor, without));
    }

    // Four changes of three kernels, and the weights after each.
    private static (KernelEditor Editor, KernelBank Bank, List<float[]> States) Edited(out List<float[]> applied)
    {
        var bank = KernelBank.Of(Layer(new Conv2D(), new Shape(3, 2, 2, 2), channels: 2))!;
        var told = applied = [];
        var editor = new KernelEditor((_, values) => told.Add([.. values.Data]));
        var states = new List<float[]> { bank.Weights.Constant!.Data.ToArray() };
        var random = new Random(3);
        foreach (var (output, input) in ((int, int)[])[(0, 1), (2, 0), (0, 1), (1, 1)])
        {
            editor.Set(bank, output, input, [random.NextSingle(), random.NextSingle(), random.NextSingle(), random.NextSingle()]);
            states.Add(editor.Values(bank).Data.ToArray());
        }

        return (editor, bank, states);
    }

    private static Node Layer(Conv2D op, Shape weights, int channels) => Graph(op, weights, channels).Layers[0];

    private static Graph Graph(Conv2D op, Shape weights, int channels)
    {
        var (graph, random, tensor) = (new GraphBuilder(), new Random(1), new Tensor(weights));
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = random.NextSingle() - 0.5f;
        return graph.Build(graph.Add("y", op, graph.Input("x", new Shape(1, channels, 9, 8)), graph.Constant("w", tensor)));
    }
}
