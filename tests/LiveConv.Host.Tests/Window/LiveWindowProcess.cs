using System.Diagnostics;
using System.Globalization;
using System.Text;
using LiveConv.Host.Tests.EndToEnd;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>The program with its window on a virtual display, as its user sees it: keys go in, pixels come out.</summary>
public sealed class LiveWindowProcess : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly VirtualDisplay display;
    private readonly Process process;
    private readonly string log;
    private readonly StringBuilder error = new();
    private readonly List<string> output = [];

    /// <param name="display">Where.</param>
    /// <param name="arguments">After <c>run</c>.</param>
    /// <param name="prepare">Sets what else the process needs.</param>
    public LiveWindowProcess(VirtualDisplay display, string arguments, Action<ProcessStartInfo>? prepare = null)
    {
        ArgumentNullException.ThrowIfNull(display);
        ArgumentNullException.ThrowIfNull(arguments);
        this.display = display;
        Folder = Directory.CreateTempSubdirectory("liveconv-window").FullName;
        log = System.IO.Path.Combine(Folder, "frames.log");
        var start = new ProcessStartInfo(LiveConvProcess.Path, $"run {arguments}") { WorkingDirectory = Folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DISPLAY"] = display.Name;
        start.Environment["LIVECONV_FRAME_LOG"] = log;
        start.Environment["XDG_CONFIG_HOME"] = System.IO.Path.Combine(Folder, "config");
        prepare?.Invoke(start);
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (error) error.AppendLine(line.Data);
        };
        process.OutputDataReceived += (_, line) =>
        {
            lock (output)
            {
                if (line.Data is { } text) output.Add(text);
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        Until("the first frame is shown", () => process.HasExited || Frames().Length > 0);
        Assert.False(process.HasExited, $"it ended at once: {error}");
        Window = display.Run("xdotool", "search", "--onlyvisible", "--name", "LiveConv").Split('\n')[0];
        display.Run("xdotool", "windowfocus", "--sync", Window);
    }

    /// <summary>The lines of standard output so far.</summary>
    public string[] Output
    {
        get
        {
            lock (output) return [.. output];
        }
    }

    /// <summary>Standard error so far.</summary>
    public string Error
    {
        get
        {
            lock (error) return error.ToString();
        }
    }

    /// <summary>The folder that it runs in.</summary>
    public string Folder { get; }

    /// <summary>The X window's number.</summary>
    public string Window { get; }

    public string Title => display.Run("xdotool", "getwindowname", Window);

    /// <summary>Position and size on the screen.</summary>
    public (int X, int Y, int Width, int Height) Geometry
    {
        get
        {
            var values = display.Run("xdotool", "getwindowgeometry", "--shell", Window).Split('\n')
                .Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            return (Value("X"), Value("Y"), Value("WIDTH"), Value("HEIGHT"));
            int Value(string name) => int.Parse(values[name], CultureInfo.InvariantCulture);
        }
    }

    public void Press(params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        display.Run("xdotool", ["key", "--delay", "40", .. keys]);
    }

    /// <summary>What the window shows now.</summary>
    public Picture Capture()
    {
        var (x, y, width, height) = Geometry;
        return display.Capture(x, y, width, height);
    }

    /// <summary>What the window shows as soon as it fulfils a condition.</summary>
    public Picture CaptureWhen(string what, Func<Picture, bool> condition)
    {
        Picture? picture = null;
        Until(what, () => condition(picture = Capture()));
        return picture!;
    }

    /// <summary>Waits until the window shows exactly this.</summary>
    public void AssertShows(Picture expected) => CaptureWhen("the picture is as expected", picture => picture.DifferenceTo(expected) == 0);

    /// <summary>What the window shows when it no longer changes.</summary>
    public Picture CaptureStill()
    {
        var last = Capture();
        return CaptureWhen("the picture stands still", picture =>
        {
            var isStill = picture.DifferenceTo(last) == 0;
            last = picture;
            return isStill;
        });
    }

    /// <summary>The frames shown so far: number, milliseconds from capture to shown, bytes allocated by the render thread until then.</summary>
    public (long Number, double Latency, long Allocated)[] Frames()
    {
        if (!File.Exists(log)) return [];
        using var file = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n').SkipLast(1).Select(line => line.Split(' ')).Select(parts => (
            long.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Drops a file on the window, as a file manager does.</summary>
    public void Drop(string path) => DragAndDrop.Drop(display.Name, Window, path);

    /// <summary>Waits for the end.</summary>
    /// <returns>Exit code and standard error.</returns>
    public (int ExitCode, string Error) WaitForExit()
    {
        Assert.True(process.WaitForExit(Patience), "it doesn't end");
        process.WaitForExit();
        return (process.ExitCode, error.ToString());
    }

    public static void Until(string what, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, $"not within {Patience.TotalSeconds} s: {what}");
            Thread.Sleep(30);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
