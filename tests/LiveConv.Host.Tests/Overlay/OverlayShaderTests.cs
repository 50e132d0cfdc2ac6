using System.Diagnostics;
using LiveConv.Shaders.Programs;
using Xunit;

namespace LiveConv.Host.Tests.Overlay;

public sealed class OverlayShaderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "shaders");

    public static TheoryData<string> Files => new(Directory.GetFiles(Path.Combine(Folder, "overlay")).Select(file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Shader_WithItsIncludes_PassesGlslangValidator(string file)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("liveconv-glslang").FullName, file);
        File.WriteAllText(copy, ShaderSource.Load(Folder, Path.Combine("overlay", file), []).Text);

        using var validator = Process.Start(new ProcessStartInfo("glslangValidator", [copy]) { RedirectStandardOutput = true })!;
        var output = validator.StandardOutput.ReadToEnd();
        validator.WaitForExit();
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);

        Assert.True(validator.ExitCode == 0, output);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Shader_OpensWithTheHeader(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "overlay", file));

        Assert.Equal("#version 430", lines[0]);
        Assert.StartsWith($"// {Path.GetFileNameWithoutExtension(file)}: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(["// Threads ", "// Bindings", "// Defines ", "// Reference"], lines[2..6].Select(line => line[..Math.Min(line.Length, line.StartsWith("// Ref", StringComparison.Ordinal) ? 12 : 11)]));
    }
}
