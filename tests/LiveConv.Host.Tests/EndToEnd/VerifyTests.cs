using System.Text.Json;
using LiveConv.Pipelines;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>Every built-in pipeline, every value of every layer, on both executors.</summary>
public sealed class VerifyTests
{
    private static readonly string[] Backends = ["gl", "cpu"];

    public static TheoryData<string, string> Pipelines()
    {
        var rows = new TheoryData<string, string>();
        foreach (var backend in Backends)
        foreach (var pipeline in BuiltInPipelines.Names)
            rows.Add(pipeline, backend);
        return rows;
    }

    public static TheoryData<string, string> Sizes()
    {
        var rows = new TheoryData<string, string>();
        foreach (var backend in Backends)
        foreach (var size in (string[])["641x359", "1x1", "7x5"])
            rows.Add(size, backend);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Verify_BuiltInPipelineOnMovingScene_FindsNothing(string pipeline, string backend) =>
        Check($"--source pattern:shapes --size 640x360 --pipeline {pipeline} --backend {backend} --frames {(backend == "gl" ? 30 : 5)}", backend == "gl" ? 30 : 5);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Verify_SobelOnOddSizes_FindsNothing(string size, string backend) =>
        Check($"--source pattern:shapes --size {size} --pipeline sobel --backend {backend} --frames 30", 30);

    [SkippableTheory]
    [MemberData(nameof(Pipelines))]
    public void Verify_BuiltInPipelineOnRealClipsAndPictures_FindsNothing(string pipeline, string backend)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        foreach (var clip in (string[])["car-detection.mp4", "one-by-one-person-detection.mp4", "tree.avi", "vtest.avi"])
            Check($"--source {TestData.Path("video", clip)} --size 213x121 --start 40 --pipeline {pipeline} --backend {backend} --frames 2", 2);
        foreach (var picture in (string[])["n01440764_tench.JPEG", "n01774384_black_widow.JPEG"])
            Check($"--source {TestData.Path("images", picture)} --size 213x121 --pipeline {pipeline} --backend {backend}", 1);
    }

    private static void Check(string arguments, int frames)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run([.. $"verify {arguments} --json".Split(' ')], output, error);

        Assert.True(code == 0, $"exit code {code}: {error}{output}");
        var report = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(frames, report.GetProperty("frames").GetInt64());
        Assert.Equal(0, report.GetProperty("outside_bound").GetInt64());
        Assert.Equal(0, report.GetProperty("pixels_off_by_more_than_1").GetInt64());
        Assert.True(report.GetProperty("values").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("first_mismatch").ValueKind);
    }
}
