using LiveConv.Pipelines;

namespace LiveConv.Core.Tests.Pipelines;

public class BuiltInPipelinesTests
{
    public static TheoryData<string> Names => [.. BuiltInPipelines.Names];

    [Fact]
    public void Names_AreTheListOfTheDocumentation() => Assert.Equal(
        [
            "bilateral", "box-blur", "canny", "circle", "corners", "dilate", "dog", "emboss", "erode", "gabor-bank", "gaussian",
            "identity", "laplacian", "line-diagonals", "line-horizontal", "line-vertical", "log", "median", "pattern", "peaks",
            "prewitt", "roberts", "scharr", "sharpen", "sobel", "unsharp",
        ],
        BuiltInPipelines.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Build_AnyFrameSize_KeepsTheSizeOfThePicture(string name)
    {
        foreach (var (width, height) in new[] { (640, 360), (641, 359), (7, 5), (1, 1) })
        {
            var pipeline = BuiltInPipelines.Load(name).Build(width, height);
            Assert.Equal((width, height), (pipeline.Picture!.Shape.W, pipeline.Picture!.Shape.H));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_TellsItsNameItsSummaryAndWhereTheMathsComesFrom(string name)
    {
        var pipeline = Assert.Single(BuiltInPipelines.List(), pipeline => pipeline.Name == name);
        Assert.Equal(name, BuiltInPipelines.Load(name).Name);
        Assert.InRange(pipeline.Summary.Length, 10, 90);
        var lines = File.ReadAllLines(pipeline.File);
        Assert.StartsWith("// ", lines[0], StringComparison.Ordinal);
        Assert.Contains("  \"$schema\": \"../docs/pipeline.schema.json\",", lines);
    }

    [Fact]
    public void Load_MisspeltName_SuggestsTheNearest() =>
        Assert.Equal("there is no pipeline 'sobl'; did you mean 'sobel'?", Assert.Throws<PipelineException>(() => BuiltInPipelines.Load("sobl")).Message);

    [Fact]
    public void Load_MissingFile_SaysSo() =>
        Assert.Equal("nowhere/x.json: there is no such file", Assert.Throws<PipelineException>(() => BuiltInPipelines.Load("nowhere/x.json")).Message);
}
