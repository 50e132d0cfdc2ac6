using System.Globalization;
using System.Text.Json;
using LiveConv.Host.Commands;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Models;

/// <summary>
/// Real classifiers on real pictures, from the picture's file on: each single prediction is compared with what ONNX Runtime
/// predicts, and the totals with the stated accuracy. One picture may differ.
/// </summary>
public class AccuracyTests
{
    private const int MayDiffer = 1;

    [SkippableTheory]
    [InlineData("squeezenet_fp16", 130, 177)]
    [InlineData("mobilenetv2_100_224_dq_w16", 176, 198)]
    public void Classify_ImageNetPictures_ReachesTheStatedAccuracy(string name, int top1, int top5)
    {
        using var run = Open(name, "cpu");
        var rows = Rows(TestData.Path("images", $"predictions_{name}.tsv"));
        Check([.. rows.Select(row => (TestData.Path("images", row["file"]), Number(row["true_index"]), Number(row["top1_index"])))], run, top1, top5);
    }

    [SkippableFact]
    public void Classify_CifarPictures_ReachesTheStatedAccuracy()
    {
        using var run = Open("resnet20_cifar10", "cpu");
        var rows = Rows(TestData.Path("cifar10", "index.tsv"));
        Check([.. rows.Select(row => (TestData.Path("cifar10", row["file"]), Number(row["class_index"]), Number(row["predicted_resnet20_cifar10"])))], run, 160, 199);
    }

    [SkippableTheory]
    [InlineData("cpu")]
    [InlineData("gl")]
    [InlineData("reference")]
    public void Classify_TinyImageNetPictures_IsRightEveryTime(string backend)
    {
        using var run = Open("tinyvgg_cnnexplainer", backend);
        foreach (var row in Rows(TestData.Path("tinyvgg10", "index.tsv")))
            Assert.Equal(Number(row["class_index"]), run.Classify(TestModel.ReadPicture(TestData.Path("tinyvgg10", row["file"])))[0].Index);
    }

    [SkippableTheory]
    [InlineData("lenet5_tensorspace", "cpu", 1, 964)]
    [InlineData("mnist-8", "cpu", 1, 994)]
    [InlineData("lenet5_tensorspace", "gl", 40, -1)]
    [InlineData("mnist-8", "reference", 40, -1)]
    public void Classify_Digits_ReachesTheStatedAccuracy(string name, string backend, int step, int top1)
    {
        using var run = Open(name, backend);
        var (right, different) = (0, 0);
        foreach (var row in Rows(TestData.Path("digits", "index.tsv")).Where((_, i) => i % step == 0))
        {
            var found = run.Classify(TestModel.ReadDigit(Number(row["index"])))[0].Index;
            right += found == Number(row["label"]) ? 1 : 0;
            different += found == Number(row["predicted_" + name]) ? 0 : 1;
        }

        Assert.InRange(different, 0, MayDiffer);
        if (top1 >= 0) Assert.InRange(right, top1 - MayDiffer, top1 + MayDiffer);
    }

    [SkippableTheory]
    [InlineData("alexnet64", "cpu", 1)]
    [InlineData("vgg64", "cpu", 1)]
    [InlineData("googlenet64", "cpu", 1)]
    [InlineData("resnet64", "cpu", 1)]
    [InlineData("alexnet64", "gl", 10)]
    [InlineData("resnet64", "gl", 10)]
    [InlineData("googlenet64", "reference", 39)]
    public void Classify_TrainedNetworks_GiveTheExpectedClassAndProbability(string name, string backend, int step)
    {
        using var run = Open(name, backend);
        using var json = JsonDocument.Parse(File.ReadAllText(TestData.Path("trained", "expected.json")));
        var pictures = json.RootElement.GetProperty("images").EnumerateArray().ToArray();
        Assert.Equal(40, pictures.Length);
        foreach (var picture in pictures.Where((_, i) => i % step == 0))
        {
            var (file, expected) = (picture.GetProperty("file").GetString()!, picture.GetProperty(name));
            var found = run.Classify(TestModel.ReadPicture(TestData.Path("trained", file)));
            Assert.Equal((file, expected.GetProperty("top1").GetInt32()), (file, found[0].Index));
            Assert.Equal(expected.GetProperty("prob").GetDouble(), found[0].Probability, 1e-4);
            Assert.Equal(expected.GetProperty("label").GetString(), TestModel.Open(name).Description.Labels[found[0].Index]);
        }
    }

    [SkippableFact]
    public void Classify_ImageNetPictureOnGl_IsThePredictedOne()
    {
        using var run = Open("squeezenet_fp16", "gl");
        foreach (var row in Rows(TestData.Path("images", "predictions_squeezenet_fp16.tsv")).Where((_, i) => i % 67 == 0))
            Assert.Equal(Number(row["top1_index"]), run.Classify(TestModel.ReadPicture(TestData.Path("images", row["file"])))[0].Index);
    }

    private static void Check((string File, int Truth, int Predicted)[] pictures, ClassifierRun run, int top1, int top5)
    {
        Assert.Equal(200, pictures.Length);
        var (first, five, different) = (0, 0, 0);
        foreach (var (file, truth, predicted) in pictures)
        {
            var found = run.Classify(TestModel.ReadPicture(file));
            first += found[0].Index == truth ? 1 : 0;
            five += found.Any(entry => entry.Index == truth) ? 1 : 0;
            different += found[0].Index == predicted ? 0 : 1;
        }

        Assert.InRange(different, 0, MayDiffer);
        Assert.InRange(first, top1 - MayDiffer, top1 + MayDiffer);
        Assert.InRange(five, top5 - MayDiffer, top5 + MayDiffer);
    }

    private static ClassifierRun Open(string name, string backend) => new(TestModel.Open(name), Backends.Create(backend, 0));

    private static Dictionary<string, string>[] Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var names = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
