using System.Globalization;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models;
using LiveConv.Models.Tasks;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Models.Tasks;

public class TaskTests
{
    [Fact]
    public void Decode_Probabilities_AreKeptAndTheFiveBestComeFirst()
    {
        var result = Classify(0.05f, 0.3f, 0.1f, 0.04f, 0.3f, 0.2f, 0.01f);
        Assert.Equal([1, 4, 5, 2, 0], result.Classes.Select(found => found.Index));
        Assert.Equal(0.3f, result.Classes[0].Probability);
    }

    [Fact]
    public void Decode_Logits_BecomeProbabilitiesBySoftmax()
    {
        // e⁰ : e^ln2 : e^ln5 = 1 : 2 : 5; 1000 added to all changes nothing and must not overflow.
        var result = Classify(1000, 1000 + MathF.Log(2), 1000 + MathF.Log(5));
        Assert.Equal([2, 1, 0], result.Classes.Select(found => found.Index));
        Assert.Equal(0.625, result.Classes[0].Probability, 3);
        Assert.Equal(0.25, result.Classes[1].Probability, 3);
        Assert.Equal(0.125, result.Classes[2].Probability, 3);
    }

    [Fact]
    public void Decode_ValuesThatAreNotNumbers_AreLeftOut()
    {
        Assert.Equal([1, 0], Classify(1, 2, float.NaN).Classes.Select(found => found.Index));
        Assert.Empty(Classify(float.NaN, float.NaN).Classes);
    }

    [Fact]
    public void Decode_UltraFace_GivesBoxesInPixelsOfTheFrameWithoutDoubles()
    {
        var pipeline = Make(ModelTask.DetectFace, new FrameFit(FitMode.Stretch, 32, 24), 640, 480, new Shape(1, 4, 2), new Shape(1, 4, 4));
        var result = Decode(pipeline,
            [0.1f, 0.9f, 0.05f, 0.95f, 0.6f, 0.4f, 0.2f, 0.8f],
            [0.1f, 0.1f, 0.3f, 0.5f, 0.1f, 0.1f, 0.32f, 0.5f, 0, 0, 1, 1, 0.6f, 0.5f, 0.8f, 1.1f]);
        // Boxes 0 and 1 overlap by 0.2/0.22 = 0.91: the better stays. Box 2 is below 0.7.
        Assert.Equal(2, result.Boxes.Count);
        AssertBox(64, 48, 204.8, 240, 0.95, result.Boxes[0]);
        AssertBox(384, 240, 512, 528, 0.8, result.Boxes[1]);
    }

    [Fact]
    public void Decode_YuNet_MatchesTheFormulaWorkedByHand()
    {
        // Strides 8, 16 and 32 on 64×32: 8×4, 4×2 and 2×1 anchors. The frame is twice as large.
        int[] counts = [32, 8, 2];
        Shape[] shapes = [.. counts.Select(n => new Shape(1, n, 1)), .. counts.Select(n => new Shape(1, n, 1)), .. counts.Select(n => new Shape(1, n, 4)), .. counts.Select(n => new Shape(1, n, 10))];
        var pipeline = Make(ModelTask.DetectFace, new FrameFit(FitMode.Stretch, 64, 32), 128, 64, shapes);
        var values = shapes.Select(shape => new float[shape.Count]).ToArray();
        // Anchor 6 of stride 16 is column 2, row 1: at (32, 16). Centre (32 + 16·0.5, 16 − 16·0.25) = (40, 12), size 16·(2, 1).
        (values[1][6], values[4][6]) = (0.9f, 0.8f);
        ((float[])[0.5f, -0.25f, MathF.Log(2), 0]).CopyTo(values[7], 6 * 4);
        ((float[])[0, 0, 1, 0, 0.5f, 0.5f, 0, 1, 1, 1]).CopyTo(values[10], 6 * 10);
        (values[0][0], values[3][0]) = (0.7f, 0.8f); // 0.56: not enough
        var result = Decode(pipeline, values);
        Assert.Single(result.Boxes);
        AssertBox(48, 8, 112, 40, 0.72, result.Boxes[0]);
        Assert.Equal([(64, 32), (96, 32), (80, 48), (64, 64), (96, 64)], result.Points);
    }

    [Fact]
    public void Decode_SegmentsOfOneLogit_BecomeForegroundBySigmoid()
    {
        var pipeline = Make(ModelTask.Segment, new FrameFit(FitMode.Stretch, 4, 4), 8, 8, new Shape(1, 1, 2, 2));
        var result = Decode(pipeline, [-1, 0, MathF.Log(3), 9]);
        Assert.Equal(0.75f, result.Mask!.Foreground[2], 6);
        Assert.Equal([0, 0, 1, 1], result.Mask.Classes);
        Assert.Equal(new ClassScore(0, 0.5), Assert.Single(result.Classes));
    }

    [Fact]
    public void Decode_SegmentsOfSeveralClasses_TakeTheLargestAndTellTheirShares()
    {
        var pipeline = Make(ModelTask.Segment, new FrameFit(FitMode.Stretch, 4, 4), 8, 8, new Shape(1, 3, 1, 4));
        var result = Decode(pipeline, [5, 0, 0, 0, 1, 2, 2, 0, 0, 1, 1, 7]);
        Assert.Equal([0, 1, 1, 2], result.Mask!.Classes);
        Assert.Equal([0, 1, 1, 1], result.Mask.Foreground);
        Assert.Equal([new ClassScore(1, 0.5), new ClassScore(2, 0.25)], result.Classes);
    }

    [Fact]
    public void For_OutputsThatAreNotTheTasks_SaysWhatThereIsAndWhatToDo()
    {
        var failure = Assert.Throws<PipelineException>(() => TaskDecoder.For(Make(ModelTask.DetectFace, new FrameFit(FitMode.Crop, 4, 4), 8, 8, new Shape(1, 10))));
        Assert.Equal("test: the task detect-face needs outputs such as UltraFace's (boxes and scores) or YuNet's (cls, obj, bbox at three strides), but this model has 'output 0' 1×10; name another with --task", failure.Message);
    }

    [SkippableTheory]
    [InlineData("squeezenet_fp16")]
    [InlineData("mobilenetv2_100_224_dq_w16")]
    [InlineData("lenet5_tensorspace")]
    [InlineData("mnist-8")]
    [InlineData("resnet20_cifar10")]
    [InlineData("tinyvgg_cnnexplainer")]
    public void Decode_StoredOutputsOfClassifiers_GiveTheStatedTop3(string name)
    {
        var (description, values) = Stored(name);
        var pipeline = Make(description, 224, 224, [.. values.Select(tensor => tensor.Shape)]);
        var result = new ModelResult();
        TaskDecoder.For(pipeline)!.Decode(values, result);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(TestData.Path("models", name, "model.json")));
        var top = json.RootElement.GetProperty("test_data").GetProperty("top3").EnumerateArray().ToArray();
        Assert.Equal(top.Select(entry => entry[0].GetInt32()), result.Classes.Take(3).Select(found => found.Index));
        Assert.Equal(top[0][1].GetString(), pipeline.Model!.LabelOf(result.Classes[0].Index));
        if (top[0][2].GetDouble() <= 1) Assert.Equal(top[0][2].GetDouble(), result.Classes[0].Probability, 1e-3);
    }

    // Worked out by a script of its own from the stored outputs: left top right bottom score, in pixels of the input.
    [SkippableTheory]
    [InlineData("ultraface_version-RFB-320", "97.7 66.6 140.4 122.6 1.000; 185.8 65.8 237.8 138.6 1.000")]
    [InlineData("yunet_n_320_320", "198.0 85.0 267.4 194.1 0.864; 67.2 154.1 117.6 213.3 0.857")]
    public void Decode_StoredOutputsOfDetectors_GiveTheFaces(string name, string expected)
    {
        var (description, values) = Stored(name);
        var fit = description.Input.Fit;
        var pipeline = Make(description, fit.Width, fit.Height, [.. values.Select(tensor => tensor.Shape)]);
        var decoder = TaskDecoder.For(pipeline)!;
        var result = new ModelResult();
        decoder.Decode([.. decoder.Outputs.Select(node => values[pipeline.Graph.Outputs.IndexOf(node)])], result);
        Assert.Equal(expected, string.Join("; ", result.Boxes.Select(box =>
            string.Create(CultureInfo.InvariantCulture, $"{box.Left:0.0} {box.Top:0.0} {box.Right:0.0} {box.Bottom:0.0} {box.Score:0.000}"))));
    }

    private static (ModelDescription Description, Tensor[] Values) Stored(string name)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var description = ModelDescription.Load(TestData.Path("models", name, "model.json"));
        return (description, [.. description.Outputs.Select((_, i) => TensorFile.Read(TestData.Path("models", name, "test_data_set_0", $"output_{i}.pb")))]);
    }

    private static ModelResult Classify(params float[] scores) =>
        Decode(Make(ModelTask.Classify, new FrameFit(FitMode.Crop, 8, 8), 8, 8, new Shape(1, scores.Length)), scores);

    private static ModelResult Decode(Pipeline pipeline, params float[][] values)
    {
        var decoder = TaskDecoder.For(pipeline)!;
        var result = new ModelResult();
        decoder.Decode([.. decoder.Outputs.Select(node => new Tensor(node.Shape, values[pipeline.Graph.Outputs.IndexOf(node)]))], result);
        return result;
    }

    private static Pipeline Make(ModelTask task, FrameFit fit, int width, int height, params Shape[] outputs) =>
        Make(new ModelDescription { Name = "test", Task = task, Input = new Preprocessing(fit, FrameColor.Rgb, new Normalization()) }, width, height, outputs);

    // A graph whose outputs are inputs: only their shapes matter here.
    private static Pipeline Make(ModelDescription description, int width, int height, params Shape[] outputs)
    {
        var builder = new GraphBuilder();
        Node[] nodes = [.. outputs.Select((shape, i) => builder.Input(i < description.Outputs.Length ? description.Outputs[i].Name : $"output {i}", shape))];
        return new Pipeline(description.Name, "", width, height, description.Input, builder.Build(nodes), null, new TensorToFrame())
        {
            Model = new PipelineModel(description, [.. nodes.Select(node => node.Name)]),
        };
    }

    private static void AssertBox(double left, double top, double right, double bottom, double score, DetectedBox box)
    {
        Assert.Equal(left, box.Left, 3);
        Assert.Equal(top, box.Top, 3);
        Assert.Equal(right, box.Right, 3);
        Assert.Equal(bottom, box.Bottom, 3);
        Assert.Equal(score, box.Score, 5);
    }
}
