using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Models;

public class ModelGuessTests
{
    [Fact]
    public void Describe_LargeColourClassifier_IsOneOfImageNet()
    {
        var guessed = ModelGuess.Describe(Make(new Shape(1, 3, 224, 224), new Shape(1, 1000)), "net");
        Assert.Equal(ModelTask.Classify, guessed.Task);
        Assert.Equal(new Preprocessing(new FrameFit(FitMode.Crop, 224, 224, 256), FrameColor.Rgb, Normalization.ImageNet), guessed.Input);
        Assert.Equal("classify, rgb 224×224, crop from 256, ImageNet's mean and std", ModelGuess.InWords(guessed));
    }

    [Theory]
    [InlineData(ModelTask.Classify, "gray 28×28, crop, values 0…1", new[] { 1, 1, 28, 28 }, new[] { 1, 10 })]
    [InlineData(ModelTask.Classify, "rgb 32×32, crop, values 0…1", new[] { 1, 3, 32, 32 }, new[] { 1, 10, 1, 1 })]
    [InlineData(ModelTask.Image, "rgb 40×30, crop, values 0…255", new[] { 1, 3, 30, 40 }, new[] { 1, 3, 30, 40 })]
    [InlineData(ModelTask.SuperResolution, "gray 40×30, crop, values 0…1", new[] { 1, 1, 30, 40 }, new[] { 1, 1, 90, 120 })]
    [InlineData(ModelTask.Segment, "rgb 40×30, stretch, values 0…1", new[] { 1, 30, 40, 3 }, new[] { 1, 30, 40, 1 })]
    [InlineData(ModelTask.Segment, "rgb 40×30, stretch, values 0…1", new[] { 1, 3, 30, 40 }, new[] { 1, 21, 30, 40 })]
    [InlineData(ModelTask.DetectFace, "rgb 40×30, stretch, values 0…1", new[] { 1, 3, 30, 40 }, new[] { 1, 77, 2 }, new[] { 1, 77, 4 })]
    [InlineData(ModelTask.Features, "rgb 40×30, crop, values 0…1", new[] { 1, 3, 30, 40 }, new[] { 1, 7, 9, 5, 2 })]
    public void Describe_Shapes_TellTheTask(ModelTask task, string words, int[] input, params int[][] outputs)
    {
        var guessed = ModelGuess.Describe(Make(new Shape(input), [.. outputs.Select(sizes => new Shape(sizes))]), "net");
        Assert.Equal(task, guessed.Task);
        Assert.Equal($"{ModelTasks.NameOf(task)}, {words}", ModelGuess.InWords(guessed));
        Assert.Equal(new Shape(input), guessed.Input.OutputShape);
    }

    [Fact]
    public void Describe_InputThatIsNoPicture_SaysWhatItTakes()
    {
        var failure = Assert.Throws<PipelineException>(() => ModelGuess.Describe(Make(new Shape(1, 128), new Shape(1, 10)), "net"));
        Assert.Equal("net: takes 'x' 1×128 of Float32; pictures need floats of 1×1×H×W, 1×3×H×W, 1×H×W×1 or 1×H×W×3", failure.Message);
    }

    [Fact]
    public void Build_ImageModel_MapsItsPictureBackAsTheInputWasMapped()
    {
        // p = (v·std + mean)/scale: with scale 1/255, mean 0.5 and std 0.25 that is 63.75·v + 127.5.
        var input = new Preprocessing(new FrameFit(FitMode.Stretch, 6, 5), FrameColor.Bgr, new Normalization { Mean = [0.5], Std = [0.25] });
        var builder = new GraphBuilder();
        var relu = builder.Add("y", new Relu(), builder.Input("x", input.OutputShape));
        var pipeline = new ModelDefinition(new ModelDescription { Name = "net", Task = ModelTask.Image, Input = input }, builder.Build(relu)).Build(9, 9);
        Assert.Equal(FrameColor.Bgr, pipeline.Output.Color);
        Assert.Equal(63.75f, pipeline.Output.Gain, 4);
        Assert.Equal(127.5f, pipeline.Output.Bias, 4);
        Assert.Equal((6, 5), (pipeline.PictureWidth, pipeline.PictureHeight));
    }

    [Fact]
    public void Build_ImageModelInNhwc_MovesTheChannelsToTheFront()
    {
        var input = new Preprocessing(new FrameFit(FitMode.Stretch, 6, 5), FrameColor.Rgb, new Normalization(), ImageLayout.Nhwc);
        var builder = new GraphBuilder();
        var relu = builder.Add("y", new Relu(), builder.Input("x", input.OutputShape));
        var pipeline = new ModelDefinition(new ModelDescription { Name = "net", Task = ModelTask.Image, Input = input }, builder.Build(relu)).Build(6, 5);
        Assert.Equal(new Shape(1, 3, 5, 6), pipeline.Picture!.Shape);

        var frame = new Frame(6, 5);
        for (var i = 0; i < frame.Rgba.Length; i++) frame.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)(i * 2);
        using var executor = new LiveConv.Cpu.CpuExecutor(1);
        using var loaded = executor.Load(pipeline);
        loaded.Process(frame);
        var picture = new Frame(6, 5);
        loaded.ReadPicture(picture);
        Assert.Equal(frame.Rgba, picture.Rgba);
    }

    // Outputs of any shape: constants serve, as only shapes matter here.
    private static Graph Make(Shape input, params Shape[] outputs)
    {
        var builder = new GraphBuilder();
        builder.Input("x", input);
        return builder.Build([.. outputs.Select((shape, i) => builder.Constant($"y{i}", new Tensor(shape)))]);
    }
}
