using LiveConv.Frames;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Pipelines;

public class PipelineDefinitionTests
{
    [Fact]
    public void Build_SmallestFile_TakesTheDefaults()
    {
        var pipeline = Build("""{ "layers": [{ "op": "conv2d", "kernel": "sobel-x" }] }""");
        Assert.Equal("test", pipeline.Name);
        Assert.Equal(new FrameToTensor(FrameColor.Rgb), pipeline.Input);
        Assert.Equal(new TensorToFrame(FrameColor.Rgb), pipeline.Output);
        Assert.Equal("conv2d", pipeline.Picture!.Name);
        Assert.Equal(new Conv2D { Groups = 3, Border = BorderMode.Reflect, Padding = new Padding(1, 1, 1, 1) }, pipeline.Picture!.Op);
    }

    [Fact]
    public void Build_CommentsAndTrailingCommas_AreAllowed()
    {
        var pipeline = Build("""
            // first
            { /* second */ "layers": [{ "op": "relu", }, ], }
            """);
        Assert.Single(pipeline.Graph.Layers);
    }

    [Fact]
    public void Build_BankOfKernels_AppliesEachToEveryChannel()
    {
        var pipeline = Build("""
            {
              "layers": [
                { "name": "bank", "op": "conv2d", "kernels": [[[1, 2, 3]], [4, 5, 6]], "bias": [7, 8], "padding": "valid" },
                { "op": "mean-channels" },
              ],
            }
            """);
        var bank = pipeline.Graph.Find("bank")!;
        Assert.Equal(new Shape(1, 6, 4, 4), bank.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], pipeline.Graph.Find("bank.weights")!.Constant!.Data);
        Assert.Equal([7, 8, 7, 8, 7, 8], pipeline.Graph.Find("bank.bias")!.Constant!.Data);
    }

    [Fact]
    public void Build_EveryAttributeOfConv2D_ReachesTheOp()
    {
        var pipeline = Build("""
            {
              "input": { "color": "gray" },
              "border": "replicate",
              "layers": [{
                "op": "conv2d", "kernel": [[1, 2], [3, 4]], "padding": [1, 2, 3, 4], "stride": [2, 3], "dilation": [1, 2], "flip": true,
              }],
            }
            """);
        var expected = new Conv2D
        {
            Border = BorderMode.Replicate, Padding = new Padding(1, 2, 3, 4), StrideY = 2, StrideX = 3, DilationY = 1, DilationX = 2, Flip = true,
        };
        Assert.Equal(expected, pipeline.Picture!.Op);
    }

    [Fact]
    public void Build_SamePaddingOfADilatedKernel_KeepsTheSize()
    {
        var pipeline = Build("""{ "layers": [{ "op": "conv2d", "kernel": "box-3", "dilation": [2, 3] }] }""");
        Assert.Equal(new Shape(1, 3, 4, 6), pipeline.Picture!.Shape);
    }

    [Fact]
    public void Build_Pools_PadOnlyWithoutStride()
    {
        var pipeline = Build("""
            {
              "layers": [
                { "name": "dilate", "op": "max-pool", "size": 3 },
                { "name": "half", "op": "average-pool", "size": 2, "stride": 2, "count-include-pad": true },
              ],
            }
            """);
        Assert.Equal(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, Padding = new Padding(1, 1, 1, 1) }, pipeline.Graph.Find("dilate")!.Op);
        Assert.Equal(
            new AveragePool2D { KernelHeight = 2, KernelWidth = 2, StrideY = 2, StrideX = 2, CountIncludePad = true },
            pipeline.Graph.Find("half")!.Op);
        Assert.Equal(new Shape(1, 3, 2, 3), pipeline.Picture!.Shape);
    }

    [Fact]
    public void Build_Resize_TakesAFactorOrTheFrame()
    {
        var pipeline = Build("""
            {
              "layers": [
                { "name": "small", "op": "resize", "scale": 0.5, "mode": "nearest" },
                { "name": "large", "op": "resize", "size": "frame" },
              ],
            }
            """);
        Assert.Equal(new Resize(2, 3, ResizeMode.Nearest), pipeline.Graph.Find("small")!.Op);
        Assert.Equal(new Resize(4, 6, ResizeMode.Bilinear), pipeline.Graph.Find("large")!.Op);
    }

    [Fact]
    public void Build_Range_IsMappedBackByTheOutput()
    {
        var pipeline = Build("""{ "input": { "color": "bgr", "range": [-1, 1], "mirror": true }, "layers": [{ "op": "abs" }] }""");
        Assert.Equal(new FrameToTensor(FrameColor.Bgr, 2f / 255, -1, true), pipeline.Input);
        Assert.Equal(new TensorToFrame(FrameColor.Bgr, 127.5f, 127.5f), pipeline.Output);
    }

    [Fact]
    public void Build_UnnamedLayers_GetTheNameOfTheirOp()
    {
        var pipeline = Build("""{ "layers": [{ "op": "abs" }, { "name": "abs-2", "op": "abs" }, { "op": "abs" }] }""");
        Assert.Equal(["abs", "abs-2", "abs-3"], pipeline.Graph.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Build_PatternOfTheCommandLine_ReplacesTheFiles()
    {
        const string Json = """
            {
              "input": { "color": "gray" },
              "pattern": [[0, 1]],
              "layers": [{ "op": "normalized-cross-correlation", "inputs": ["input", "pattern"] }],
            }
            """;
        var definition = PipelineDefinition.Parse(Json, "test.json");
        Assert.True(definition.UsesPattern);
        Assert.Equal([0, 1], definition.Build(6, 4).Graph.Find("pattern")!.Constant!.Data);

        var picture = new Frame(3, 1);
        picture.Rgba.AsSpan(4, 4).Fill(255);
        var template = definition.Build(6, 4, new PipelineOptions(picture)).Graph.Find("pattern")!.Constant!;
        Assert.Equal(new Shape(1, 1, 1, 3), template.Shape);
        Assert.Equal([0, 1, 0], template.Data);
    }

    private static Pipeline Build(string json) => PipelineDefinition.Parse(json, "test.json").Build(6, 4);
}
