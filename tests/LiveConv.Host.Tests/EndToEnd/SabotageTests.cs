using System.Text.Json;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>A check that can't fail proves nothing: shaders broken on purpose must be found, and the layer named.</summary>
public sealed class SabotageTests : IDisposable
{
    private readonly string shaders = Directory.CreateTempSubdirectory("liveconv-shaders").FullName;

    public SabotageTests()
    {
        var original = Path.Combine(AppContext.BaseDirectory, "shaders");
        foreach (var file in Directory.GetFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(shaders, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(shaders, recursive: true);

    [Fact]
    public void Verify_UnbrokenCopyOfTheShaders_Passes() => Assert.Equal(0, Verify("sobel").ExitCode);

    [Theory]
    [InlineData("one wrong weight", "ops/conv2d_planar.comp", "WEIGHT(weight + p * KW + q)", "WEIGHT(weight + p * KW + (p == 1 && q == 0 ? 1 : q))", "sobel", "dx", "Conv2D")]
    [InlineData("one wrong border", "include/border.glsl", "abs(position) % period", "abs(position + 1) % period", "sobel", "dx", "Conv2D")]
    [InlineData("a grey of other weights", "frame/frame_to_tensor.comp", "9798u", "9799u", "sobel", "frame to tensor", "FrameToTensor")]
    [InlineData("a margin that is one short", "ops/margin.comp", "T.height + line", "T.height + 1 + line", "sobel", "dx", "Conv2D")]
    [InlineData("≥ for >", "ops/edge_thinning.comp", "greaterThan(m[4], m[3])", "greaterThanEqual(m[4], m[3])", "canny", "thin", "EdgeThinning")]
    [InlineData("no diagonal neighbours", "ops/hysteresis_merge.comp", "labels[above - 1] >= 0", "false", "canny", "edges", "Hysteresis", "hardware")]
    public void Verify_BrokenShader_ExitsWith4AndNamesTheLayer(string what, string file, string right, string wrong, string pipeline, string layer, string op, string kernels = "software")
    {
        var path = Path.Combine(shaders, file);
        var text = File.ReadAllText(path);
        Assert.True(text.Contains(right, StringComparison.Ordinal), $"{file} no longer has '{right}' to break");
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        var (code, output, error) = Verify(pipeline, kernels);

        Assert.True(code == 4, $"{what}: exit code {code}, {output}{error}");
        var report = JsonDocument.Parse(output).RootElement;
        Assert.True(report.GetProperty("outside_bound").GetInt64() > 0);
        Assert.Equal(layer, report.GetProperty("first_mismatch").GetProperty("layer").GetString());
        Assert.Equal(op, report.GetProperty("first_mismatch").GetProperty("op").GetString());
    }

    [Fact]
    public void Verify_ShaderThatDoesNotCompile_NamesFileAndLine()
    {
        var path = Path.Combine(shaders, "ops", "magnitude.comp");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("sqrt(a * a", "sqrt(c * a", StringComparison.Ordinal));
        var line = text[..text.IndexOf("sqrt(a * a", StringComparison.Ordinal)].Count(character => character == '\n') + 1;

        var (code, output, error) = Verify("sobel");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith($"liveconv: shaders/ops/magnitude.comp:{line}: ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private (int ExitCode, string Output, string Error) Verify(string pipeline, string kernels = "software") => LiveConvProcess.Run(
        $"verify --source pattern:shapes --size 161x97 --pipeline {pipeline} --backend gl --frames 3 --json",
        ("LIVECONV_SHADERS", shaders),
        ("LIVECONV_KERNELS", kernels));
}
