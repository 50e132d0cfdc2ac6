using System.Diagnostics;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>Starts <c>./liveconv</c> as a user does.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether a window can be opened.</summary>
    public static bool HasDisplay => Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 };

    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its words.</param>
    /// <param name="environment">Variables in addition.</param>
    /// <returns>Seconds from the start to the end, and what it wrote to standard error.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static (double Seconds, string Error) Start(string folder, string arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "liveconv"), arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var error = process.StandardError.ReadToEnd();
        if (!process.WaitForExit(Patience)) process.Kill();
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return process.ExitCode == 0 ? (seconds, error) : throw new InvalidOperationException($"liveconv {arguments}: {error.Trim()}");
    }
}
