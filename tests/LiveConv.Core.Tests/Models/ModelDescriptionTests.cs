using LiveConv.Frames;
using LiveConv.Models;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Models;

public sealed class ModelDescriptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-test-").FullName;

    [Fact]
    public void Load_EveryMember_IsRead()
    {
        File.WriteAllText(Path.Combine(folder, "names.txt"), "cat\r\ndog\n");
        var model = Load("""
            { "name": "pets", "task": "classify", "macs": 7, "labels": "names.txt",
              "input": { "shape": [1, 20, 30, 3], "layout": "NHWC", "color": "bgr", "scale": 1, "mean": [104, 117, 123], "std": 2,
                         "fit": { "mode": "crop", "short_side": 40, "size": [30, 20] } },
              "output": { "prob": { "range": "0..1, sums to 1" }, "map": { "layout": "NHWC", "range": "logits" } } }
            """);
        Assert.Equal(("pets", ModelTask.Classify), (model.Name, model.Task));
        var normalization = new Normalization { Scale = 1, Mean = [104, 117, 123], Std = [2] };
        Assert.Equal(new Preprocessing(new FrameFit(FitMode.Crop, 30, 20, 40), FrameColor.Bgr, normalization, ImageLayout.Nhwc), model.Input);
        Assert.Equal(["cat", "dog"], model.Labels.ToArray());
        Assert.Equal([new ModelOutput("prob", "0..1, sums to 1"), new ModelOutput("map", "logits", true)], model.Outputs.ToArray());
        Assert.Equal(model.Outputs[1], model.FindOutput("map"));
    }

    [Fact]
    public void Load_WhatIsLeftOut_HasDefaults()
    {
        var model = Load("""{ "task": "style", "input": { "shape": [1, 3, 20, 30] } }""");
        Assert.Equal(new Preprocessing(new FrameFit(FitMode.Crop, 30, 20), FrameColor.Rgb, new Normalization { Scale = 1 }), model.Input);
        Assert.Equal(Path.GetFileName(folder), model.Name);
        Assert.Empty(model.Labels);
    }

    [Fact]
    public void Load_TaskOfAnotherKind_ShowsTheMapsOnly() =>
        Assert.Equal(ModelTask.Features, Load("""{ "task": "translate to French", "input": { "shape": [1, 3, 20, 30] } }""").Task);

    [Fact]
    public void Load_TaskThatIsNoKnownOne_IsKeptAsAWord()
    {
        var model = Load("""{ "task": "graph test only, no picture", "input": { "shape": [1, 3, 20, 30], "color": null, "scale": null } }""");
        Assert.Equal((ModelTask.Features, "graph test only, no picture"), (model.Task, model.UnknownTask));
        Assert.Null(Load("""{ "task": "style", "input": { "shape": [1, 3, 20, 30] } }""").UnknownTask);
    }

    [Theory]
    [InlineData("""{ "input": {} }""", "1:1: the property 'task' is missing")]
    [InlineData("""{ "task": "clasify", "input": {} }""", "1:11: task: unknown task 'clasify'; did you mean 'classify'?")]
    [InlineData("""{ "task": "style" }""", "1:1: the property 'input' is missing")]
    [InlineData("""{ "task": "style", "input": 7 }""", "1:29: input: must be an object, not the number 7")]
    [InlineData("""{ "task": "style", "input": {} }""", "1:29: input: the property 'shape' or 'fit' is missing")]
    [InlineData("""{ "task": "style", "input": { "shape": [1, 3, 4] } }""", "1:40: input.shape: must have 4 sizes, not 3")]
    [InlineData("""{ "task": "style", "input": { "shape": [1, 3, 0, 4] } }""", "1:47: input.shape[2]: must be at least 1, not 0")]
    [InlineData("""{ "task": "style", "input": { "shape": [1, 3, 99999, 4] } }""", "1:47: input.shape[2]: must be at most 16384, not 99999")]
    [InlineData("""{ "task": "style", "input": { "shape": [1, 1, 4, 4] } }""", "1:44: input.shape[1]: 1 channel doesn't fit the color, which has 3")]
    [InlineData("""{ "task": "style", "input": { "color": "cmyk" } }""", "1:40: input.color: unknown color 'cmyk'")]
    [InlineData("""{ "task": "style", "input": { "mean": [1, 2] } }""", "1:39: input.mean: must have a number for each of the 3 channels, not 2")]
    [InlineData("""{ "task": "style", "input": { "std": [1, 0, 1] } }""", "1:42: input.std[1]: must not be 0")]
    [InlineData("""{ "task": "style", "input": { "scale": "1" } }""", "1:40: input.scale: must be a number, not the text \"1\"")]
    [InlineData("""{ "task": "style", "input": { "shape": [1, 3, 4, 5], "fit": { "size": [4, 4] } } }""", "1:71: input.fit.size: 4×4 isn't the size of the input's shape, 5×4")]
    [InlineData("""{ "task": "style", "labels": "no.txt", "input": { "shape": [1, 3, 4, 5] } }""", "1:30: labels: there is no file 'no.txt' beside it")]
    [InlineData("""{ "task": "style", "input": """, "1:29: broken JSON")]
    public void Load_BrokenDescription_NamesFileMemberAndProblem(string json, string message)
    {
        var failure = Assert.Throws<PipelineException>(() => Load(json));
        Assert.StartsWith(Path.Combine(folder, "model.json") + ":" + message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void FindBeside_NoDescription_IsNull() => Assert.Null(ModelDescription.FindBeside(Path.Combine(folder, "model.onnx")));

    [SkippableTheory]
    [InlineData("models", 13)]
    [InlineData("trained", 4)]
    public void Load_PublishedDescriptions_AreAllRead(string set, int count)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var files = Directory.GetFiles(TestData.Path(set), "model.json", SearchOption.AllDirectories);
        Assert.Equal(count, files.Length);
        foreach (var model in files.Select(ModelDescription.Load))
        {
            Assert.NotEmpty(model.Outputs);
            Assert.Equal(model.Task == ModelTask.Classify, model.Labels.Length > 0);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ModelDescription Load(string json)
    {
        var file = Path.Combine(folder, "model.json");
        File.WriteAllText(file, json);
        return ModelDescription.Load(file);
    }
}
