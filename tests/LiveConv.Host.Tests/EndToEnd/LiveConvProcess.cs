using System.Diagnostics;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>Runs the built program as its users do: in a process of its own.</summary>
internal static class LiveConvProcess
{
    /// <summary>The program beside the tests.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "liveconv");

    public static (int ExitCode, string Output, string Error) Run(string arguments, params (string Name, string Value)[] environment) =>
        Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment);

    public static (int ExitCode, string Output, string Error) Run(IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Run(arguments, start =>
        {
            foreach (var (name, value) in environment) start.Environment[name] = value;
        });

    public static (int ExitCode, string Output, string Error) Run(IEnumerable<string> arguments, Action<ProcessStartInfo> prepare)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        prepare(start);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
