using System.Collections.Immutable;
using System.Globalization;
using LiveConv.Frames;
using LiveConv.Host.Loop;
using LiveConv.Host.Output;

namespace LiveConv.Host.Scripts;

/// <summary>
/// What is done in the window, line by line, as a user would do it: for pictures and tests.
/// <code>
/// # panels and a click on a control, by its name and at a place in it (parts of its width and height)
/// key 2
/// wait 30                        frames shown
/// wait network                   a network's first result
/// wait panels                    what panels compute beside the display
/// click maps.mosaic 0.25,0.5
/// double NAME · hover NAME · drag NAME 0,0.5 1,0.5 · wheel NAME -3
/// type 0.25
/// key Enter
/// open FILE                      a source, a pipeline or a network, as if it were dropped on the window
/// screenshot maps.png            the whole window
/// controls                       writes names and places of all controls to standard output
/// quit
/// </code>
/// </summary>
internal static class Script
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ScriptException">It can't be read, or a line isn't understood.</exception>
    public static ImmutableArray<ScriptLine> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (FileProblem.Is(failure))
        {
            throw new ScriptException(FileProblem.Of(path, failure));
        }

        if (lines.Any(line => line.AsSpan().IndexOfAny('\0', '\uFFFD') >= 0)) throw new ScriptException($"{path}: isn't text, so no script");
        return Parse(path, lines);
    }

    /// <summary>Reads lines; empty ones and those that begin with # are left out.</summary>
    public static ImmutableArray<ScriptLine> Parse(string name, IReadOnlyList<string> lines)
    {
        var read = ImmutableArray.CreateBuilder<ScriptLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            try
            {
                read.Add(Parse(i + 1, line));
            }
            catch (FormatException problem)
            {
                throw new ScriptException($"{name}:{i + 1}: {problem.Message}");
            }
        }

        return read.ToImmutable();
    }

    private static ScriptLine Parse(int number, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!Enum.TryParse<ScriptAction>(words[0], ignoreCase: true, out var action) || !char.IsLetter(words[0][0]))
            throw new FormatException($"'{words[0]}' is no action; the actions are {string.Join(", ", Enum.GetNames<ScriptAction>().Select(known => known.ToLowerInvariant()))}");
        var rest = line[words[0].Length..].Trim();
        var empty = new ScriptLine(number, action) { Text = rest };
        return action switch
        {
            ScriptAction.Key => Key(empty, rest),
            ScriptAction.Wait => Wait(empty, rest),
            ScriptAction.Wheel => Words(3) with { Text = words[1], Count = Number(words[2]) },
            ScriptAction.Drag => Words(4) with { Text = words[1], From = Place(words[2]), To = Place(words[3]) },
            ScriptAction.Click or ScriptAction.Double or ScriptAction.Hover when words.Length == 3 => empty with { Text = words[1], From = Place(words[2]) },
            ScriptAction.Click or ScriptAction.Double or ScriptAction.Hover => Words(2) with { Text = words[1] },
            ScriptAction.Screenshot when !PictureSink.Handles(rest) => throw new FormatException($"screenshot '{rest}': a .png or .jpg is needed"),
            ScriptAction.Quit or ScriptAction.Controls => Words(1),
            _ => rest.Length > 0 ? empty : throw new FormatException($"'{words[0]}' needs something after it"),
        };

        ScriptLine Words(int count) => words.Length == count ? empty : throw new FormatException($"'{words[0]}' needs {count - 1} words after it, here are {words.Length - 1}");
    }

    private static ScriptLine Key(ScriptLine line, string name)
    {
        var label = name.ToLowerInvariant() switch
        {
            "up" => "↑",
            "down" => "↓",
            "left" => "←",
            "right" => "→",
            "escape" => "Esc",
            _ => name,
        };
        var binding = KeyTable.Bindings.FirstOrDefault(known => known.Label == label) ?? KeyTable.Bindings.FirstOrDefault(known => known.Label.Equals(label, StringComparison.OrdinalIgnoreCase));
        if (binding is null && label is not "Backspace")
            throw new FormatException($"there is no key '{name}'; the keys are {string.Join(' ', KeyTable.Bindings.Select(known => known.Label))}");
        return line with { Key = binding?.Action, KeyName = label };
    }

    private static ScriptLine Wait(ScriptLine line, string what)
    {
        if (what is "network" or "panels") return line;
        var count = Number(what);
        return count > 0 ? line with { Text = "", Count = count } : throw new FormatException("wait: frames are counted from 1 on");
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number : throw new FormatException($"'{text}' is no whole number");

    private static (double X, double Y) Place(string text) =>
        text.Split(',') is [var x, var y] && Part(x) is { } left && Part(y) is { } top ? (left, top) : throw new FormatException($"'{text}' is no place in a control; one is written 0.25,0.5");

    private static double? Part(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var part) && part is >= 0 and <= 1 ? part : null;
}
