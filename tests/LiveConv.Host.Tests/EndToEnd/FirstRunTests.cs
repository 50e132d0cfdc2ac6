using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>A machine on which nothing was kept yet.</summary>
public sealed class FirstRunTests
{
    [Fact]
    public void Bench_WithoutACacheFolder_SaysNothingOfIt()
    {
        var home = Directory.CreateTempSubdirectory("liveconv-home").FullName;
        try
        {
            var (code, _, error) = LiveConvProcess.Run("bench --kernel 7x7 --size 64x48 --backend gl --frames 2", ("XDG_CACHE_HOME", Path.Combine(home, "cache")));

            Assert.Equal(0, code);
            Assert.Empty(error);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
