using System.Diagnostics;
using System.Globalization;
using LiveConv.Frames;

namespace LiveConv.Host.Tests.Windows;

/// <summary>A screen without a monitor: Xvfb on a display of its own.</summary>
public sealed class VirtualScreen : IDisposable
{
    public const int Width = 1280;
    public const int Height = 800;

    private readonly Process server;

    public VirtualScreen()
    {
        // Xvfb chooses a free display and writes its number.
        var start = new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24", "-nolisten", "tcp", "-noreset"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        server = Process.Start(start)!;
        server.BeginErrorReadLine();
        var number = server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Xvfb didn't start");
        Display = ":" + number.Trim();
    }

    /// <summary>The value for DISPLAY.</summary>
    public string Display { get; }

    /// <summary>What the screen shows.</summary>
    public Frame Grab()
    {
        var screen = new Frame(Width, Height);
        var start = new ProcessStartInfo(
            "ffmpeg",
            string.Create(CultureInfo.InvariantCulture, $"-loglevel error -f x11grab -draw_mouse 0 -video_size {Width}x{Height} -i {Display} -frames:v 1 -f rawvideo -pix_fmt rgba -")
                .Split(' '))
        {
            RedirectStandardOutput = true,
        };
        using var ffmpeg = Process.Start(start)!;
        ffmpeg.StandardOutput.BaseStream.ReadExactly(screen.Rgba);
        ffmpeg.WaitForExit();
        return screen;
    }

    /// <summary>Runs xdotool and returns what it prints.</summary>
    public string XDoTool(params string[] arguments)
    {
        var start = new ProcessStartInfo("xdotool", arguments) { RedirectStandardOutput = true };
        start.Environment["DISPLAY"] = Display;
        using var tool = Process.Start(start)!;
        var output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return output.Trim();
    }

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
    }
}
