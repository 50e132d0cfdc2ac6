using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>An X server without a screen, at a number that it chooses itself.</summary>
public class VirtualDisplay : IDisposable
{
    private readonly Process server;

    public VirtualDisplay()
        : this(1280, 800)
    {
    }

    /// <param name="width">Columns of the screen.</param>
    /// <param name="height">Rows.</param>
    protected VirtualDisplay(int width, int height)
    {
        server = Process.Start(new ProcessStartInfo("Xvfb", string.Create(CultureInfo.InvariantCulture, $"-displayfd 1 -screen 0 {width}x{height}x24 +extension GLX -nolisten tcp -noreset"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        Name = ":" + int.Parse(server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Xvfb doesn't start"), CultureInfo.InvariantCulture);
    }

    /// <summary>For DISPLAY.</summary>
    public string Name { get; }

    /// <summary>Runs a tool on this display.</summary>
    /// <returns>What it wrote.</returns>
    public string Run(string tool, params string[] arguments)
    {
        var (code, output) = TryRun(tool, arguments);
        Assert.True(code == 0, $"{tool} {string.Join(' ', arguments)} ended with {code}");
        return output;
    }

    public (int ExitCode, string Output) TryRun(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true };
        start.Environment["DISPLAY"] = Name;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim());
    }

    /// <summary>The pixels of a part of the screen.</summary>
    public Picture Capture(int x, int y, int width, int height)
    {
        var start = new ProcessStartInfo(
            "ffmpeg",
            string.Create(CultureInfo.InvariantCulture, $"-loglevel error -f x11grab -draw_mouse 0 -video_size {width}x{height} -i {Name}+{x},{y} -frames:v 1 -f rawvideo -pix_fmt rgb24 pipe:1"))
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var pixels = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(pixels);
        process.WaitForExit();
        Assert.Equal(width * height * 3, pixels.Length);
        return new Picture(width, height, pixels.ToArray());
    }

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        GC.SuppressFinalize(this);
    }
}
