using System.Diagnostics;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The program's end from outside: by signals, by readers who went, by a full disk.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-interrupt").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Render_Signalled_SaysSoAndLeavesNothing(string signal)
    {
        using var process = Start("render --source pattern:shapes --frames 100000 --out long.mkv");
        WaitForPartial();
        Signal(process, signal);
        var error = process.StandardError.ReadToEndAsync();
        var hasEnded = process.WaitForExit(20_000);
        if (!hasEnded) process.Kill();

        Assert.True(hasEnded, "it goes on (are these tests run with the signal ignored, as by nohup?)");
        Assert.Equal("liveconv: interrupted\n", await error);
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Render_SignalledTwiceInALayerThatTakesMinutes_EndsAtOnceAndLeavesNothing()
    {
        var pipeline = Path.Combine(folder, "slow.json");
        File.WriteAllText(pipeline, """{ "layers": [ { "op": "bilateral", "diameter": 999, "sigma-color": 1, "sigma-space": 99 } ] }""");
        using var process = Start("render --source pattern:shapes --size 640x480 --frames 2 --pipeline slow.json --out slow.mkv");
        WaitForPartial();
        // Into the first layer's middle.
        Thread.Sleep(1500);
        Signal(process, "TERM");
        Assert.Equal("liveconv: the layer that is being computed isn't done yet; Ctrl+C again ends at once", process.StandardError.ReadLine());
        Signal(process, "TERM");

        Assert.True(process.WaitForExit(20_000));
        Assert.NotEqual(0, process.ExitCode);
        Assert.Equal([pipeline], Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("pipelines >/dev/full", 1, "liveconv: standard output can't be written: No space left on device\n")]
    [InlineData("inspect net:squeezenet --json >/dev/full", 1, "liveconv: standard output can't be written: No space left on device\n")]
    [InlineData("pipelines 2>/dev/full", 0, "")]
    [InlineData("render --source none.png --out o.png 2>/dev/full", 3, "")]
    [InlineData("render --source none.png --out o.png 2>&-", 3, "")]
    public void Run_StreamThatCannotBeWritten_IsNoCrash(string command, int exitCode, string message)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"'{LiveConvProcess.Path}' {command}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        shell.StandardOutput.ReadToEnd();

        Assert.Equal(message, shell.StandardError.ReadToEnd());
        shell.WaitForExit();
        Assert.Equal(exitCode, shell.ExitCode);
    }

    [SkippableTheory]
    [InlineData("o.mkv")]
    [InlineData("o.mp4")]
    [InlineData("frames")]
    public void Render_OnAFullDisk_SaysSoAndLeavesNothing(string target)
    {
        // A name space of its own may mount a disk of 300 KiB, where the machine allows it.
        const string Disk = "mount -t tmpfs -o size=300k liveconv . && cd \"$PWD\"";
        Skip.IfNot(Shell($"unshare -Urm /bin/sh -c '{Disk}'").Code == 0, "no name space for a small disk can be had here");

        var (code, output, error) = Shell($"unshare -Urm /bin/sh -c '{Disk} && {LiveConvProcess.Path} render --source pattern:noise --size 640x360 --pipeline identity --frames 40 --out {target}; code=$?; ls -A; exit $code'");

        Assert.Equal((1, "", $"liveconv: {target}: no space left on the disk\n"), (code, output, Last(error)));
    }

    // Decoders and encoders below may add words of their own before.
    private static string Last(string text) => text.TrimEnd('\n').Split('\n')[^1] + "\n";

    private (int Code, string Output, string Error) Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output, error.Result);
    }

    private Process Start(string arguments) => Process.Start(new ProcessStartInfo(LiveConvProcess.Path, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardError = true,
    })!;

    private void WaitForPartial() =>
        Assert.True(SpinWait.SpinUntil(() => Directory.GetFiles(folder, ".*.partial*").Length > 0, TimeSpan.FromSeconds(30)));

    private static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
