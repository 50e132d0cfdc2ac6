using LiveConv.Host.Loop;
using LiveConv.Host.Drawing;
using LiveConv.Pipelines;
using Xunit;

namespace LiveConv.Host.Tests.Overlay;

public sealed class FontTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "assets", "fonts");

    [Theory]
    [InlineData(1, 13)]
    [InlineData(14, 13)]
    [InlineData(17, 16)]
    [InlineData(29, 26)]
    [InlineData(31, 32)]
    [InlineData(99, 40)]
    public void Load_AnySize_TakesTheNearest(int wanted, int got) => Assert.Equal(got, Font.Load(_folder, wanted).PixelSize);

    [Fact]
    public void Characters_OfAllThatTheOverlaySays_AreInTheFont()
    {
        var font = Font.Load(_folder, 13);
        var texts = BuiltInPipelines.List().Select(pipeline => pipeline.Summary).Concat(KeyTable.Bindings.SelectMany(binding => new[] { binding.Label, binding.Description }));

        Assert.All(texts.SelectMany(text => text).Distinct(), character => Assert.True(font.Sans.Contains(character), $"no {character}"));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(26)]
    [InlineData(32)]
    [InlineData(40)]
    public void Load_EverySize_HasEveryCharacterInkedInsideItsLine(int size)
    {
        var font = Font.Load(_folder, size);
        Assert.Equal(255, font.Atlas[font.WhiteY * font.AtlasWidth + font.WhiteX]);
        var characters = Enumerable.Range(33, 94).Select(c => (char)c).Concat("·×±²√°µ–—…→←↑↓Σσ−≈≤≥●✓✗");
        foreach (var character in characters)
            foreach (var face in (FontFace[])[font.Sans, font.Mono])
            {
                Assert.True(face.Contains(character), $"no {character}");
                var glyph = face[character];
                Assert.True(Ink(font, glyph) > 0, $"{character} is empty");
                Assert.InRange(-glyph.Top, glyph.Height - (font.LineHeight - font.Ascent) - 1, font.Ascent + 1);
            }
    }

    [Fact]
    public void Measure_Mono_IsTheSameForAnyDigits()
    {
        var mono = Font.Load(_folder, 16).Mono;
        Assert.Equal(mono.Measure("1111.1"), mono.Measure("8.0888"));
        Assert.Equal(6 * mono['0'].Advance, mono.Measure("1111.1"));
    }

    [Fact]
    public void Measure_Sans_IsTheSumOfAdvances()
    {
        var sans = Font.Load(_folder, 20).Sans;
        Assert.Equal(sans['i'].Advance + sans['W'].Advance + sans[' '].Advance, sans.Measure("iW "));
        Assert.True(sans['i'].Advance < sans['W'].Advance);
    }

    [Fact]
    public void Lookup_UnknownCharacter_IsTheQuestionMark()
    {
        var sans = Font.Load(_folder, 16).Sans;
        Assert.Equal(sans['?'], sans['字']);
        Assert.Equal(sans['?'], sans['é']);
        Assert.False(sans.Contains('é'));
    }

    [Fact]
    public void Measure_AnyText_AllocatesNothing()
    {
        var face = Font.Load(_folder, 16).Sans;
        _ = face.Measure("warm up");
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = face.Measure("σ = 2.0 → 8.25 ms 字");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Load_FolderWithoutFonts_NamesIt()
        => Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => Font.Load("nowhere", 16)).Message, StringComparison.Ordinal);

    private static int Ink(Font font, Glyph glyph)
    {
        var sum = 0;
        for (var row = 0; row < glyph.Height; row++)
            foreach (var value in font.Atlas.AsSpan((glyph.Y + row) * font.AtlasWidth + glyph.X, glyph.Width)) sum += value;
        return sum;
    }
}
