namespace LiveConv.Host.Commands.Inspection;

/// <summary>A table of text with cells of one or more lines, columns two spaces apart.</summary>
/// <param name="heads">What stands over the columns.</param>
/// <param name="leftAligned">How many of the first columns are words.</param>
internal sealed class PlainTable(IReadOnlyList<string> heads, int leftAligned)
{
    private const int Gap = 2;

    private readonly List<string[]> rows = [];

    public void Add(string[] cells) => rows.Add(cells);

    /// <summary>Characters of the widest line of each column.</summary>
    public int[] Widths() => [.. heads.Select((head, i) => rows.SelectMany(row => row[i].Split('\n')).Append(head).Max(cell => cell.Length))];

    /// <summary>Characters of a line with these columns.</summary>
    public static int Total(IEnumerable<int> widths) => widths.Sum(width => width + Gap) - Gap;

    /// <param name="output">Where to write.</param>
    /// <param name="shown">Which columns.</param>
    public void Write(TextWriter output, IReadOnlyList<int> shown)
    {
        var widths = Widths();
        WriteLine(output, shown, widths, [.. heads]);
        output.WriteLine(new string('─', Total(shown.Select(i => widths[i]))));
        foreach (var row in rows)
        {
            var lines = row.Select(cell => cell.Split('\n')).ToArray();
            for (var k = 0; k < shown.Max(i => lines[i].Length); k++)
            {
                var line = k;
                WriteLine(output, shown, widths, [.. lines.Select(cell => cell.ElementAtOrDefault(line) ?? "")]);
            }
        }
    }

    private void WriteLine(TextWriter output, IReadOnlyList<int> shown, int[] widths, string[] cells)
    {
        var parts = shown.Select(i => i < leftAligned ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i]));
        output.WriteLine(string.Join(new string(' ', Gap), parts).TrimEnd());
    }
}
