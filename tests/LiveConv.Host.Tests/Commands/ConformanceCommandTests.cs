using System.Text.Json;
using Google.Protobuf;
using LiveConv.Host.Commands;
using LiveConv.Onnx.Proto;
using LiveConv.Tests.Support.Onnx;
using Xunit;

namespace LiveConv.Host.Tests.Commands;

public sealed class ConformanceCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ConformanceCommandTests()
    {
        Save("a_right", "Neg", [-1, 2]);
        Save("b_wrong", "Neg", [-1, 2.5f]);
        Save("c_unknown", "Frobnicate", [0, 0]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_RightCase_ExitsWith0()
    {
        var (code, output) = Run("conformance", Path.Combine(folder.Path, "a_right"));
        Assert.Equal(ExitCode.Ok, code);
        Assert.EndsWith("reference: 1 passed, 0 failed, 0 unsupported\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FolderOfCases_ExitsWith4AndSaysEachReason()
    {
        var (code, output) = Run("conformance", folder.Path, "--backend", "cpu", "--json");

        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(ExitCode.Mismatch, code);
        Assert.Equal("cpu", report.GetProperty("backend").GetString());
        Assert.Equal([1, 1, 1], ((string[])["passed", "failed", "unsupported"]).Select(name => report.GetProperty(name).GetInt32()));
        var cases = report.GetProperty("cases").EnumerateArray().ToArray();
        Assert.Equal(["passed", "failed", "unsupported"], cases.Select(item => item.GetProperty("result").GetString()));
        Assert.Contains("value 1 is 2, not 2.5", cases[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("Frobnicate", cases[2].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.True(cases[1].GetProperty("max_error_over_bound").GetDouble() > 1);
    }

    [Theory]
    [InlineData("--atol", "0.6", ExitCode.Ok)]
    [InlineData("--atol", "0.4", ExitCode.Mismatch)]
    [InlineData("--rtol", "0.25", ExitCode.Ok)]
    [InlineData("--rtol", "0.1", ExitCode.Mismatch)]
    [InlineData("--rtol", "-1", ExitCode.Usage)]
    [InlineData("--atol", "NaN", ExitCode.Usage)]
    public void Run_OtherTolerance_Decides(string option, string value, int code) =>
        Assert.Equal(code, Run("conformance", Path.Combine(folder.Path, "b_wrong"), option, value).Code);

    [Fact]
    public void Run_FolderWithoutModels_ExitsWith2() => Assert.Equal(ExitCode.Usage, Run("conformance", Directory.CreateDirectory(Path.Combine(folder.Path, "none")).FullName).Code);

    private static (int Code, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (App.Run(arguments, output, TextWriter.Null), output.ToString());
    }

    private void Save(string name, string op, float[] expected)
    {
        var set = Directory.CreateDirectory(Path.Combine(folder.Path, name, "test_data_set_0")).FullName;
        new ModelBuilder().Input("x", 2).Node(op, "x → y").Output("y", 2).Save(Path.GetDirectoryName(set)!);
        Write("input_0.pb", ModelBuilder.FloatTensor("x", [2], 1, -2));
        Write("output_0.pb", ModelBuilder.FloatTensor("y", [2], expected));

        void Write(string file, TensorProto tensor) => File.WriteAllBytes(Path.Combine(set, file), tensor.ToByteArray());
    }
}
