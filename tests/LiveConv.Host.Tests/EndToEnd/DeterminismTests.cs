using System.Security.Cryptography;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The same source, pipeline and backend give the same bytes: on every run, and for any number of threads.</summary>
public sealed class DeterminismTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-determinism").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("gl", "sobel", "mkv")]
    [InlineData("gl", "canny", "mkv")]
    [InlineData("gl", "bilateral", "mp4")]
    [InlineData("gl", "gabor-bank", "png")]
    [InlineData("cpu", "sobel", "mkv")]
    [InlineData("cpu", "canny", "mp4")]
    public void Render_Twice_AndWithOneAndTwoThreads_GivesTheSameBytes(string backend, string pipeline, string extension)
    {
        var first = Render(backend, pipeline, "first." + extension, threads: 2);

        Assert.Equal(first, Render(backend, pipeline, "again." + extension, threads: 2));
        Assert.Equal(first, Render(backend, pipeline, "one." + extension, threads: 1));
    }

    private string Render(string backend, string pipeline, string name, int threads)
    {
        var target = Path.Combine(folder, name);
        var frames = name.EndsWith(".png", StringComparison.Ordinal) ? "" : "--frames 12";
        var (code, _, error) = LiveConvProcess.Run(
            $"render --source pattern:shapes --size 322x181 --pipeline {pipeline} --backend {backend} {frames} --threads {threads} --out {target}",
            ("LP_NUM_THREADS", $"{threads}"));
        Assert.True(code == 0, error);
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(target)));
    }
}
