using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveConv.Shaders.Programs;

/// <summary>
/// A shader file with its includes flattened and its defines inserted after <c>#version</c>, which remembers where
/// each line came from: drivers count lines of the flattened text (Mesa ignores the source number of #line).
/// </summary>
public sealed partial class ShaderSource
{
    private readonly List<(string File, int Line)> origins = [];

    private ShaderSource(string file) => File = file;

    /// <summary>The entry file, relative to the shader folder.</summary>
    public string File { get; }

    /// <summary>What the compiler gets.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <param name="folder">The shader folder.</param>
    /// <param name="file">The entry file, relative to it: <c>ops/conv2d.comp</c>.</param>
    /// <param name="defines">Names and values.</param>
    /// <exception cref="ShaderCompileException">A file is missing, or includes itself.</exception>
    public static ShaderSource Load(string folder, string file, IEnumerable<KeyValuePair<string, string>> defines)
    {
        var source = new ShaderSource(file);
        var text = new StringBuilder();
        source.Append(text, folder, file, defines, []);
        source.Text = text.ToString();
        return source;
    }

    /// <summary>Rewrites the line numbers in a compiler's log as file:line.</summary>
    public string Translate(string log) => LogLine().Replace(log, match =>
    {
        var line = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);
        return line >= 1 && line <= origins.Count
            ? $"shaders/{origins[line - 1].File}:{origins[line - 1].Line}"
            : match.Value;
    });

    // Mesa: 0:12(34): error …   NVIDIA: 0(12) : error …   AMD/Intel/glslang: ERROR: 0:12: …
    [GeneratedRegex(@"(?<=^|\s)0(?::(?<line>\d+)(?:\(\d+\))?|\((?<line>\d+)\))(?=\s*:)", RegexOptions.Multiline)]
    private static partial Regex LogLine();

    [GeneratedRegex("^\\s*#include\\s+\"(?<file>[^\"]+)\"")]
    private static partial Regex Include();

    private void Append(
        StringBuilder text, string folder, string file, IEnumerable<KeyValuePair<string, string>>? defines, HashSet<string> including)
    {
        var path = Path.Combine(folder, file);
        if (!System.IO.File.Exists(path)) throw new ShaderCompileException($"{path}: the shader is missing");
        if (!including.Add(file)) throw new ShaderCompileException($"shaders/{file} includes itself");
        var number = 0;
        foreach (var line in System.IO.File.ReadLines(path))
        {
            number++;
            var include = Include().Match(line);
            if (include.Success)
            {
                Append(text, folder, include.Groups["file"].Value, null, including);
                continue;
            }

            AppendLine(text, line, file, number);
            if (defines is null || !line.StartsWith("#version", StringComparison.Ordinal)) continue;
            foreach (var (name, value) in defines) AppendLine(text, $"#define {name} {value}", file, number);
        }

        including.Remove(file);
    }

    private void AppendLine(StringBuilder text, string line, string file, int number)
    {
        text.Append(line).Append('\n');
        origins.Add((file, number));
    }
}
