using System.Diagnostics;
using System.Globalization;
using LiveConv.Frames;
using LiveConv.Host.Tests.EndToEnd;

namespace LiveConv.Host.Tests.Windows;

/// <summary>The program in a real window, with what it says of the frames that it shows.</summary>
internal sealed class LiveConvWindow : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly VirtualScreen screen;
    private readonly Process process;
    private readonly string log = Path.GetTempFileName();
    private readonly Task<string> error;

    public LiveConvWindow(VirtualScreen screen, string arguments, Action<ProcessStartInfo>? prepare = null)
    {
        this.screen = screen;
        var start = new ProcessStartInfo(LiveConvProcess.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DISPLAY"] = screen.Display;
        start.Environment["LIVECONV_FRAME_LOG"] = log;
        prepare?.Invoke(start);
        process = Process.Start(start)!;
        process.BeginOutputReadLine();
        error = process.StandardError.ReadToEndAsync();
        WaitUntil(() => Log().Count > 2 || process.HasExited, "the first frames");
        if (process.HasExited) throw new InvalidOperationException($"the program ended with {process.ExitCode}: {error.Result}");
        Handle = screen.XDoTool("search", "--class", "liveconv").Split('\n')[^1];

        // Without a window manager nobody gives the window the keyboard.
        screen.XDoTool("windowfocus", "--sync", Handle);
    }

    /// <summary>The window's number in X.</summary>
    public string Handle { get; }

    /// <summary>Frames shown so far: number, latency in milliseconds, bytes allocated by the render thread.</summary>
    public List<(long Number, double Latency, long Allocated)> Log()
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines[..^1].Select(line => line.Split(' ')).Select(part => (
            long.Parse(part[0], CultureInfo.InvariantCulture),
            double.Parse(part[1], CultureInfo.InvariantCulture),
            long.Parse(part[2], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Presses keys, one after the other, by their X names: space, Tab, shift+Tab.</summary>
    public void Press(params string[] keys)
    {
        foreach (var key in keys) screen.XDoTool("key", "--window", "0", key);
    }

    /// <summary>What the screen shows once nothing moves any more. For a paused window.</summary>
    public Frame Still()
    {
        var before = screen.Grab();
        for (var i = 0; i < 60; i++)
        {
            Thread.Sleep(100);
            var now = screen.Grab();
            if (now.Rgba.AsSpan().SequenceEqual(before.Rgba) && i > 4) return now;
            before = now;
        }

        throw new TimeoutException("the window doesn't come to rest");
    }

    public static void WaitUntil(Func<bool> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException($"waited {Patience.TotalSeconds} s for {what}");
            Thread.Sleep(20);
        }
    }

    /// <summary>Waits for the program to end by itself.</summary>
    public (int ExitCode, string Error) WaitForEnd() =>
        process.WaitForExit(Patience) ? (process.ExitCode, error.Result) : throw new TimeoutException("the program doesn't end");

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        File.Delete(log);
    }
}
