using System.Diagnostics;

namespace LiveConv.Tests.Support;

/// <summary>Starts programs for which /dev/video0 is the camera of tests/v4l2, whatever this machine has.</summary>
public static class CameraStandIn
{
    /// <summary>The library to preload, next to the tests.</summary>
    public static string Library { get; } = Path.Combine(AppContext.BaseDirectory, "libv4l2_standin.so");

    /// <summary>Adds the camera to a program that is about to start.</summary>
    /// <param name="program">Its start information.</param>
    /// <param name="behaviour">ok, cheap (few frames of odd sizes), busy, in-use, forbidden, absent, unplug:N (gone after N frames), torn:N or garbage:N (every Nth frame is damaged).</param>
    /// <param name="log">A file that gets a line when streaming starts and one when it stops, or null.</param>
    public static void AddTo(ProcessStartInfo program, string behaviour = "ok", string? log = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        program.Environment["LD_PRELOAD"] = Library;
        program.Environment["V4L2_STANDIN"] = behaviour;
        if (log is not null) program.Environment["V4L2_STANDIN_LOG"] = log;
    }
}
