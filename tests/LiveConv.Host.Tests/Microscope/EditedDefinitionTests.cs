using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Host.Microscope.Weights;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>Whole pipelines with another window in a layer: the same as those that were written with it.</summary>
public sealed class EditedDefinitionTests
{
    [Theory]
    [InlineData("\"stride\": [2, 3]", 3, 3, 2, 3, 1, 1, 1, 1, 1, 1)]
    [InlineData("\"padding\": [0, 2, 3, 1]", 3, 3, 1, 1, 1, 1, 0, 2, 3, 1)]
    [InlineData("\"dilation\": [3, 2], \"padding\": \"valid\"", 3, 3, 1, 1, 3, 2, 0, 0, 0, 0)]
    public void Build_AFilterWithAnotherWindow_MakesThePictureOfTheFileWithIt(
        string members, int kernelY, int kernelX, int strideY, int strideX, int dilationY, int dilationX, int top, int left, int bottom, int right)
    {
        var (plain, expected) = (Filter(""), Filter(", " + members));
        var layer = plain.Build(61, 47).Graph.Find("sharp")!;
        var edited = EditedDefinition.With(plain, layer, new LayerWindow(kernelY, kernelX, strideY, strideX, dilationY, dilationX, new Padding(top, left, bottom, right)));

        var (made, wanted) = (edited.Build(61, 47), expected.Build(61, 47));
        Assert.Equal((wanted.PictureWidth, wanted.PictureHeight), (made.PictureWidth, made.PictureHeight));
        Assert.NotEqual((61, 47, members.Contains("stride", StringComparison.Ordinal)), (made.PictureWidth, made.PictureHeight, true));
        Assert.Equal(Picture(wanted), Picture(made));
    }

    [Fact]
    public void Build_WithALargerKernel_HasZerosAroundTheOldOne()
    {
        var plain = Filter("");
        var layer = plain.Build(61, 47).Graph.Find("sharp")!;
        var edited = EditedDefinition.With(plain, layer, LayerWindow.Of(layer)!.Value with { KernelY = 5, KernelX = 7, Padding = Padding.Same(5, 7) }).Build(61, 47);

        Assert.Equal(new Shape(3, 1, 5, 7), edited.Graph.Find("sharp")!.Inputs[1].Shape);
        // Zeros change nothing but the order of sums.
        var (one, other) = (Picture(plain.Build(61, 47)), Picture(edited));
        for (var i = 0; i < one.Length; i++) Assert.InRange(one[i] - other[i], -1, 1);
    }

    [Fact]
    public void Build_ANetworkWithAnotherStride_GivesAllLayersBehindTheSizesThatFollow()
    {
        var definition = new Made(PanelStage.Network());
        var layer = definition.Build(61, 37).Graph.Find("conv")!;
        var window = LayerWindow.Of(layer)!.Value with { StrideY = 2, StrideX = 3, Padding = default };
        var edited = EditedDefinition.With(definition, layer, window).Build(61, 37);

        var (rows, columns) = window.Formulas(layer);
        Assert.Equal(new Shape(1, 8, rows.Result, columns.Result), edited.Graph.Find("conv")!.Shape);
        Assert.Equal((rows.Result, columns.Result), (edited.Graph.Find("pool")!.Inputs[0].Shape.H, edited.Graph.Find("pool")!.Inputs[0].Shape.W));
        Assert.Equal(new Shape(1, 7), edited.Graph.Outputs[0].Shape);
        Assert.Same(definition.Build(61, 37).Graph.Find("w4")!.Constant, edited.Graph.Find("w4")!.Constant);
    }

    [Fact]
    public void Build_WithSizesThatNoLongerFit_NamesTheLayerThatDoesNot()
    {
        var sobel = BuiltInPipelines.Load("sobel");
        var layer = sobel.Build(61, 47).Graph.Find("dx")!;
        var edited = EditedDefinition.With(sobel, layer, LayerWindow.Of(layer)!.Value with { StrideX = 2 });

        var failure = Assert.Throws<PipelineException>(() => edited.Build(61, 47));
        Assert.StartsWith("sobel can't run with another window in dx: layer 'magnitude'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_TheLayersOwnWindow_IsThePipelineAsItWasWritten()
    {
        var plain = Filter("");
        var layer = plain.Build(61, 47).Graph.Find("sharp")!;
        var (own, other) = (LayerWindow.Of(layer)!.Value, LayerWindow.Of(layer)!.Value with { StrideX = 2 });
        var edited = EditedDefinition.With(plain, layer, other);
        var changed = edited.Build(61, 47).Graph.Find("sharp")!;

        Assert.Equal(own, ((EditedDefinition)edited).Originals["sharp"]);
        Assert.Same(plain, EditedDefinition.With(edited, changed, own));
    }

    [Fact]
    public void Save_OfAChangedWindow_MakesAFileThatRunsTheSame()
    {
        var plain = Filter("");
        var layer = plain.Build(61, 47).Graph.Find("sharp")!;
        var edited = EditedDefinition.With(plain, layer, new LayerWindow(5, 3, 2, 3, 1, 2, new Padding(1, 0, 2, 3)));
        using var stage = new PanelStage(edited.Build(61, 47), definition: edited);
        using var panel = new Host.Microscope.Panels.KernelsPanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("sharp");
        panel.State.Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4, 3]);

        var document = KernelFile.Document(stage.Scene, panel.State, "saved");

        Assert.Contains("\"stride\": [2, 3]", document, StringComparison.Ordinal);
        Assert.Equal(Picture(stage.Loaded.Pipeline), Picture(PipelineDefinition.Parse(document, "saved.json").Build(61, 47)));
    }

    private static PipelineDefinition Filter(string members) => PipelineDefinition.Parse($$"""{ "layers": [{ "op": "conv2d", "name": "sharp", "kernel": "sharpen"{{members}} }, { "op": "abs" }] }""", "f.json");

    private static byte[] Picture(Pipeline pipeline)
    {
        using var executor = new CpuExecutor(2);
        using var loaded = executor.Load(pipeline);
        var (frame, picture) = (new Frame(pipeline.Width, pipeline.Height), new Frame(pipeline.PictureWidth, pipeline.PictureHeight));
        new Random(1).NextBytes(frame.Rgba);
        loaded.Process(frame);
        loaded.ReadPicture(picture);
        return picture.Rgba;
    }

    private sealed class Made(Pipeline pipeline) : IPipelineDefinition
    {
        public string Name => pipeline.Name;

        public string Summary => pipeline.Summary;

        public bool UsesPattern => false;

        public Pipeline Build(int width, int height, PipelineOptions? options = null) => pipeline;
    }
}
