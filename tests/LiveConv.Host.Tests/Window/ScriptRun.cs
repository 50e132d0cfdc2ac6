using System.Globalization;
using LiveConv.Host.Tests.EndToEnd;
using Xunit;

namespace LiveConv.Host.Tests.Window;

/// <summary>The program with its window, driven by a script of its own.</summary>
public sealed class ScriptRun : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-script").FullName;

    /// <param name="display">Where.</param>
    /// <param name="arguments">After <c>run</c>.</param>
    /// <param name="script">The script's lines; files that it names without a folder lie in this run's own.</param>
    public ScriptRun(VirtualDisplay display, string arguments, params string[] script)
        : this(display, arguments, [], script)
    {
    }

    /// <param name="display">Where.</param>
    /// <param name="arguments">After <c>run</c>.</param>
    /// <param name="environment">Set besides.</param>
    /// <param name="script">The script's lines.</param>
    public ScriptRun(VirtualDisplay display, string arguments, (string Name, string Value)[] environment, string[] script)
    {
        ArgumentNullException.ThrowIfNull(display);
        ArgumentNullException.ThrowIfNull(arguments);
        File.WriteAllLines(InFolder("script"), script);
        (ExitCode, Output, Error) = LiveConvProcess.Run(["run", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--script", InFolder("script")], start =>
        {
            start.WorkingDirectory = folder;
            start.Environment["DISPLAY"] = display.Name;
            start.Environment["XDG_CONFIG_HOME"] = InFolder("config");
            foreach (var (name, value) in environment) start.Environment[name] = value;
        });
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Error { get; }

    /// <summary>Whether the script came as far as to take a screenshot.</summary>
    public bool Took(string screenshot) => File.Exists(InFolder(screenshot));

    /// <summary>A screenshot that the script took.</summary>
    public Picture Screenshot(string name) => Picture.Read(InFolder(name));

    /// <summary>All controls with their places, as <c>controls</c> wrote them last.</summary>
    public IReadOnlyList<(string Name, int X, int Y, int Width, int Height)> Controls()
    {
        var lines = Output.Split('\n').Select(line => line.Split(' ')).Where(words => words.Length == 5 && words[1..].All(word => int.TryParse(word, CultureInfo.InvariantCulture, out _)));
        return [.. lines.Select(words => (words[0], Number(words[1]), Number(words[2]), Number(words[3]), Number(words[4])))];

        static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
    }

    /// <summary>A control's place, as <c>controls</c> wrote it last.</summary>
    public (int X, int Y, int Width, int Height) Control(string name)
    {
        var line = Output.Split('\n').LastOrDefault(line => line.StartsWith(name + ' ', StringComparison.Ordinal));
        Assert.True(line is not null, $"no control {name} in:\n{Output}\n{Error}");
        var numbers = line.Split(' ')[1..].Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string InFolder(string name) => Path.Combine(folder, name);
}
