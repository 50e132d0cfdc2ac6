using LiveConv.Shaders.Gl;
using Xunit;

namespace LiveConv.Shaders.Tests.Gl;

/// <summary>Not beside tests that make contexts, whose drivers' threads would be counted.</summary>
[Collection(GlTests.Name)]
public sealed class SoftwareWorkersTests
{
    [Fact]
    public void Threads_OfThisProcess_HoldTheMainThread()
    {
        if (OperatingSystem.IsLinux()) Assert.Contains(Environment.ProcessId, SoftwareWorkers.Threads());
    }

    [Fact]
    public void Spread_WithoutNewThreadsOfADriver_MovesNone()
    {
        var before = SoftwareWorkers.Threads();
        using var other = new ManualResetEventSlim();
        var thread = new Thread(other.Wait) { Name = "not a driver's" };
        thread.Start();
        Assert.Equal(0, SoftwareWorkers.Spread(before));
        other.Set();
        thread.Join();
    }
}
