using LiveConv.Shaders.Programs;
using Xunit;

namespace LiveConv.Shaders.Tests.Programs;

[Collection(GlTests.Name)]
public sealed class ProgramCacheTests(GlFixture gl) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-cache").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Compute_SameTextTwice_CompilesOnce() => gl.Run(() =>
    {
        WriteShader("void main() { values[0] = K; }");
        using var cache = NewCache();

        var first = cache.Compute("a.comp", new Defines { { "K", 1 } });
        var again = cache.Compute("a.comp", new Defines { { "K", 1 } });
        var other = cache.Compute("a.comp", new Defines { { "K", 2 } });

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(2, cache.Compiled);
    });

    [Fact]
    public void Compute_AfterRestart_TakesTheBinaryFromDisk() => gl.Run(() =>
    {
        WriteShader("void main() { values[0] = 3; }");
        using (var cache = NewCache()) cache.Compute("a.comp", []);

        using var restarted = NewCache();
        restarted.Compute("a.comp", []);

        Assert.Equal(0, restarted.Compiled);
    });

    [Fact]
    public void Compute_DamagedBinary_CompilesAgain() => gl.Run(() =>
    {
        WriteShader("void main() { values[0] = 4; }");
        using (var cache = NewCache()) cache.Compute("a.comp", []);
        var binary = Directory.GetFiles(Path.Combine(folder, "cache")).Single();
        File.WriteAllBytes(binary, File.ReadAllBytes(binary)[..10]);

        using var restarted = NewCache();
        restarted.Compute("a.comp", []);

        Assert.Equal(1, restarted.Compiled);
    });

    [Fact]
    public void Compute_BrokenShader_NamesFileAndLine() => gl.Run(() =>
    {
        WriteShader("\nvoid main() { values[0] = nothing; }");
        using var cache = NewCache();

        var failure = Assert.Throws<ShaderCompileException>(() => cache.Compute("a.comp", new Defines { { "K", 1 } }));

        Assert.StartsWith("shaders/a.comp:5: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("nothing", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    });

    private ProgramCache NewCache() => new(gl.Executor.Device, folder, Path.Combine(folder, "cache"));

    private void WriteShader(string body) => File.WriteAllText(
        Path.Combine(folder, "a.comp"),
        $"#version 430\nlayout(local_size_x = 1) in;\nlayout(std430, binding = 0) buffer Values {{ int values[]; }};\n{body}\n");
}
