using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Comparing;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class ComparisonTests
{
    [Fact]
    public void Compare_PicturesAndMaps_GivesTheLargestAndTheMeanDifference()
    {
        var result = new ComparisonResult
        {
            Picture = new Frame(2, 1),
            Other = new Frame(2, 1),
            Map = new Tensor(new Shape(1, 3), [1, float.PositiveInfinity, -4]),
            OtherMap = new Tensor(new Shape(1, 3), [1.5f, float.PositiveInfinity, -4]),
        };
        new byte[] { 10, 20, 30, 255, 40, 50, 60, 255 }.CopyTo(result.Picture.Rgba, 0);
        new byte[] { 10, 26, 30, 255, 40, 50, 0, 255 }.CopyTo(result.Other.Rgba, 0);

        result.Compare();

        Assert.Equal((60, 11.0), (result.LargestByte, result.MeanByte));
        Assert.Equal((0.5, 4.0), (result.LargestValue, result.Scale));
        Assert.Equal(0.5 / 3, result.MeanValue, 12);
    }

    [Fact]
    public void Compare_ANotANumber_DiffersWithoutLimit()
    {
        var result = new ComparisonResult { Map = new Tensor(new Shape(1, 2), [float.NaN, 1]), OtherMap = new Tensor(new Shape(1, 2), [0, 1]) };
        result.Compare();
        Assert.Equal(double.PositiveInfinity, result.LargestValue);
    }

    [Fact]
    public void Lab_TheSamePipelineOnTheReference_GivesBothPicturesAndMapsOfTheSameFrame()
    {
        using var executor = new CpuExecutor();
        using var loaded = executor.Load(BuiltInPipelines.Load("scharr").Build(67, 43, new PipelineOptions()));
        var frame = new Frame(67, 43) { Number = 5 };
        new Random(2).NextBytes(frame.Rgba);
        var scene = new Scene(loaded, () => new CpuExecutor(), new FramePictures(67, 43, 67, 43));
        using var lab = new ComparisonLab(scene) { Target = "reference" };

        Assert.True(lab.TryStart(frame, pictures: true, gain: 1));
        lab.Complete();
        Assert.True(lab.TryTake());

        Assert.Null(lab.Problem);
        Assert.Equal(("scharr on cpu", "scharr on reference"), lab.Names);
        Assert.Equal(5, lab.Result.Number);
        Assert.InRange(lab.Result.LargestByte, 0, 1);
        Assert.InRange(lab.Result.LargestValue, 0, 1e-5);
        Assert.True(lab.Result.Scale > 0.1);
        loaded.Process(frame);
        var (picture, values) = (new Frame(67, 43), new Tensor(scene.Selection.Layer.Shape));
        loaded.ReadPicture(picture);
        loaded.Graph.Read(scene.Selection.Layer, values);
        Assert.Equal(picture.Rgba, lab.Result.Picture!.Rgba);
        Assert.Equal(values.Values, lab.Result.Map!.Values);
    }

    [Fact]
    public void Lab_AnotherPipeline_DiffersInItsPictureAndHasNoSuchLayer()
    {
        using var executor = new CpuExecutor();
        using var loaded = executor.Load(BuiltInPipelines.Load("scharr").Build(67, 43, new PipelineOptions()));
        var frame = new Frame(67, 43);
        new Random(2).NextBytes(frame.Rgba);
        using var lab = new ComparisonLab(new Scene(loaded, () => new CpuExecutor(), new FramePictures(67, 43, 67, 43))) { Target = "identity" };

        lab.TryStart(frame, pictures: true, gain: 1);
        lab.Complete();
        lab.TryTake();

        Assert.True(lab.Result.LargestByte > 50);
        Assert.Null(lab.Result.OtherMap);
    }

    [Fact]
    public void Lab_ATargetThatCannotRun_SaysWhyAndGoesOnWithAnother()
    {
        using var executor = new CpuExecutor();
        using var loaded = executor.Load(BuiltInPipelines.Load("scharr").Build(67, 43, new PipelineOptions()));
        using var lab = new ComparisonLab(new Scene(loaded, () => new CpuExecutor(), new FramePictures(67, 43, 67, 43))) { Target = "no-such-pipeline" };
        lab.TryStart(new Frame(67, 43), pictures: true, gain: 1);
        lab.Complete();
        Assert.True(lab.TryTake());
        Assert.Contains("no-such-pipeline", lab.Problem, StringComparison.Ordinal);

        lab.Target = "cpu";
        while (!lab.TryStart(new Frame(67, 43), pictures: true, gain: 1)) Thread.Sleep(1);
        lab.Complete();
        Assert.True(lab.TryTake());
        Assert.Null(lab.Problem);
        Assert.Equal(0, lab.Result.LargestByte);
    }
}
