using System.Diagnostics;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

/// <summary>Runs <see cref="CameraProgram"/> where /dev/video0 is the camera stand-in.</summary>
internal static class CameraChild
{
    public static string Run(string behaviour, string? log, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LiveConv.Host.Tests"), arguments) { RedirectStandardOutput = true };
        CameraStandIn.AddTo(start, behaviour, log);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
