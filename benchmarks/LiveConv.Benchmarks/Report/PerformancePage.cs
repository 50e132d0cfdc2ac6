using LiveConv.Benchmarks.Measuring;

namespace LiveConv.Benchmarks.Report;

/// <summary>docs/performance.md: what people wrote stays, and the tables between the marks are written anew.</summary>
internal sealed class PerformancePage(string path, string pictures)
{
    /// <summary>Puts a group's table in its place and its plots in their folder.</summary>
    public void Write(Table table, IReadOnlyList<(string Name, string Svg)> plots)
    {
        File.WriteAllText(path, Replace(File.ReadAllText(path), table.Name, table.ToString()));
        Directory.CreateDirectory(pictures);
        foreach (var (name, svg) in plots) File.WriteAllText(Path.Combine(pictures, $"{name}.svg"), svg);
    }

    /// <summary>The text with what is between a group's marks replaced.</summary>
    /// <exception cref="InvalidOperationException">It has no such marks.</exception>
    public static string Replace(string text, string group, string content)
    {
        var (begin, end) = ($"<!-- {group}: written by benchmarks/run --write -->\n", $"\n<!-- end of {group} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        if (to < 0) throw new InvalidOperationException($"there are no marks for the group '{group}': {begin.Trim()} and {end.Trim()}");
        return string.Concat(text.AsSpan(0, from + begin.Length), content, text.AsSpan(to));
    }
}
