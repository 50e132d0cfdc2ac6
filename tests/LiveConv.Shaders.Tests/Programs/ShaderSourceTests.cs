using LiveConv.Shaders.Programs;
using Xunit;

namespace LiveConv.Shaders.Tests.Programs;

public sealed class ShaderSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-shaders").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_WithIncludeAndDefines_FlattensAndInsertsDefinesAfterVersion()
    {
        Write("a.comp", "#version 430\n// a\n#include \"b.glsl\"\nvoid main() {}\n");
        Write("b.glsl", "int b;\n");

        var source = ShaderSource.Load(folder, "a.comp", new Defines { { "K", 3 }, { "ON", true } });

        Assert.Equal("#version 430\n#define K 3\n#define ON true\n// a\nint b;\nvoid main() {}\n", source.Text);
    }

    [Theory]
    [InlineData("0:5(7): error: no such thing", "shaders/b.glsl:1: error: no such thing")] // Mesa
    [InlineData("0(6) : error C1008: undefined", "shaders/a.comp:4 : error C1008: undefined")] // NVIDIA
    [InlineData("ERROR: 0:6: 'x' : undeclared", "ERROR: shaders/a.comp:4: 'x' : undeclared")] // AMD, Intel
    public void Translate_LineOfTheFlattenedText_NamesFileAndLine(string log, string expected)
    {
        Write("a.comp", "#version 430\n// a\n#include \"b.glsl\"\nvoid main() {}\n");
        Write("b.glsl", "int b;\n");

        var source = ShaderSource.Load(folder, "a.comp", new Defines { { "K", 3 }, { "ON", true } });

        Assert.Equal(expected, source.Translate(log));
    }

    [Fact]
    public void Load_MissingInclude_NamesIt()
    {
        Write("a.comp", "#version 430\n#include \"none.glsl\"\n");

        var failure = Assert.Throws<ShaderCompileException>(() => ShaderSource.Load(folder, "a.comp", []));

        Assert.Equal($"{Path.Combine(folder, "none.glsl")}: the shader is missing", failure.Message);
    }

    [Fact]
    public void Load_IncludeOfItself_Fails()
    {
        Write("a.comp", "#version 430\n#include \"a.comp\"\n");

        var failure = Assert.Throws<ShaderCompileException>(() => ShaderSource.Load(folder, "a.comp", []));

        Assert.Equal("shaders/a.comp includes itself", failure.Message);
    }

    [Fact]
    public void Add_Float_PassesTheExactBits()
    {
        Assert.Equal("uintBitsToFloat(1036831949u)", new Defines { { "X", 0.1f } }.Single().Value);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
