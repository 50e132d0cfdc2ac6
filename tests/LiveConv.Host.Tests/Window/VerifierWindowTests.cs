using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>The verifier's mark in the plain window, with no panel open.</summary>
[Collection(AloneTests.Name)]
public sealed class VerifierWindowTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>
{
    private static readonly (byte R, byte G, byte B) Good = (0x6A, 0xCF, 0x8C), Bad = (0xFF, 0x5C, 0x5C);

    [Theory]
    [InlineData("sobel", "cpu", "800x600", 1)]
    [InlineData("sobel", "gl", "1280x720", 1)]
    [InlineData("net:lenet5", "cpu", "1600x1000", 2)]
    [InlineData("net:lenet5", "cpu", "400x260", 1)]
    public void Window_WithoutPanels_MarksThatTheValuesAreRight(string pipeline, string backend, string size, int scale)
    {
        var arguments = $"--source pattern:shapes --size 320x180 --window {size} --ui-scale {scale} --no-vsync --pipeline {pipeline} --backend {backend}";
        using var run = new ScriptRun(display, arguments, "wait network", "wait 40", "screenshot checked.png");
        using var without = new ScriptRun(display, arguments + " --no-verify", "wait network", "wait 40", "screenshot plain.png");

        Assert.Equal((0, "", 0, ""), (run.ExitCode, run.Error, without.ExitCode, without.Error));
        Assert.True(Count(run.Screenshot("checked.png"), Good, scale) > 5 * scale);
        Assert.Equal((0, 0), (Count(run.Screenshot("checked.png"), Bad, scale), Count(without.Screenshot("plain.png"), Good, scale)));
    }

    [Fact]
    public void Window_WithABrokenShader_MarksItKeepsTheFrameAndNamesTheLayer()
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-shaders").FullName;
        try
        {
            var original = Path.Combine(AppContext.BaseDirectory, "shaders");
            foreach (var file in Directory.GetFiles(original, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(original, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                var text = File.ReadAllText(file);
                File.WriteAllText(copy, file.EndsWith("conv2d_planar.comp", StringComparison.Ordinal) ? text.Replace("WEIGHT(weight + p * KW + q)", "WEIGHT(weight + p * KW + (p == 1 && q == 0 ? 1 : q))", StringComparison.Ordinal) : text);
            }

            // Each of the three layers is checked for a second.
            using var run = new ScriptRun(
                display, "--source pattern:shapes --size 320x180 --window 800x600 --no-vsync --pipeline sobel --backend gl", [("LIVECONV_SHADERS", folder)], ["wait 130", "screenshot broken.png"]);

            Assert.Equal(0, run.ExitCode);
            Assert.Matches("(dx|dy): a value lies outside its bound; the frame is kept in .*mismatch-sobel-", run.Error);
            Assert.True(Count(run.Screenshot("broken.png"), Bad, 1) > 10);
            Assert.Equal(0, Count(run.Screenshot("broken.png"), Good, 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Pixels of a colour in the upper left, where the HUD is.</summary>
    private static int Count(Picture picture, (byte R, byte G, byte B) color, int scale)
    {
        var count = 0;
        for (var y = 0; y < Math.Min(picture.Height, 300 * scale); y++)
        for (var x = 0; x < Math.Min(picture.Width, 350 * scale); x++)
        {
            if (picture[x, y] == color) count++;
        }

        return count;
    }
}
