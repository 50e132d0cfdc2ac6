using System.Text.Json;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>Every network of the test data on a picture, layer by layer against the reference.</summary>
public sealed class ModelVerifyTests
{
    public static TheoryData<string, string> Models { get; } = Find();

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Verify_Model_IsWithinItsBounds(string model, string backend)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run(
            ["verify", "--source", Picture(model), "--frames", "1", "--pipeline", TestData.Path(model, "model.onnx"), "--backend", backend, "--sample", "256", "--json"],
            output,
            error);

        Assert.True(code == 0, $"{error}{output}");
        var report = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal((0, backend), (report.GetProperty("outside_bound").GetInt32(), report.GetProperty("backend").GetString()));
        Assert.True(report.GetProperty("values").GetInt64() > 1000);
    }

    private static string Picture(string model)
    {
        var own = TestData.Path(model, "picture.png");
        return File.Exists(own) ? own : Directory.GetFiles(TestData.Path("trained", "images")).Order(StringComparer.Ordinal).First();
    }

    private static TheoryData<string, string> Find()
    {
        var data = new TheoryData<string, string>();
        foreach (var set in new[] { "models", "trained", "models-light" })
        {
            string[] folders = TestData.Folder is null ? [set] : Directory.GetDirectories(TestData.Path(set));
            foreach (var folder in folders.Order(StringComparer.Ordinal))
            {
                if (TestData.Folder is not null && !File.Exists(Path.Combine(folder, "model.onnx"))) continue;
                data.Add($"{set}/{Path.GetFileName(folder)}", "cpu");
                data.Add($"{set}/{Path.GetFileName(folder)}", "gl");
            }
        }

        return data;
    }
}
