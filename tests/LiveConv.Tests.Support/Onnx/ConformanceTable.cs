using System.Collections.Immutable;
using System.Text;
using LiveConv.Onnx;
using LiveConv.Onnx.Conformance;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>
/// The table in docs/ops.md that says how many of the official tests of each operator pass on each executor. A test checks the
/// column of its executor, and writes it where LIVECONV_UPDATE_DOCS is set.
/// </summary>
public sealed class ConformanceTable
{
    private const string Begin = "<!-- conformance: made by tests, see LIVECONV_UPDATE_DOCS in CONTRIBUTING.md -->";
    private const string End = "<!-- conformance end -->";
    private static readonly string[] Executors = ["reference", "cpu", "gl"];

    private readonly string path = RepositoryFolder.File("docs/ops.md");

    /// <summary>Whether the column of this executor says what these cases say; null if so, else what to do.</summary>
    public string? Check(string executor, IReadOnlyList<(string Group, ConformanceCase Case)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var column = Array.IndexOf(Executors, executor);
        var wanted = Rows(cases);
        var rows = Read();
        if (Environment.GetEnvironmentVariable("LIVECONV_UPDATE_DOCS") is { Length: > 0 })
        {
            Write([.. wanted.Select(row =>
            {
                var cells = rows.TryGetValue(row.Name, out var known) ? known : ["", "", ""];
                cells[column] = row.Cell;
                return (row.Name, cells);
            })]);
            return null;
        }

        var wrong = wanted.FirstOrDefault(row => !rows.TryGetValue(row.Name, out var cells) || cells[column] != row.Cell);
        return wrong.Name is null && rows.Count == wanted.Length
            ? null
            : $"docs/ops.md is stale ({executor}, row '{wrong.Name}' must be '{wrong.Cell}'): run LIVECONV_UPDATE_DOCS=1 ./test OfficialTests";
    }

    /// <summary>For each group and each operator: passed of all. Cases of unknown operators count in their groups only.</summary>
    private static ImmutableArray<(string Name, string Cell)> Rows(IReadOnlyList<(string Group, ConformanceCase Case)> cases)
    {
        var groups = OfficialTests.Groups.Select(group => ($"*{group}*", Cell(cases.Where(item => item.Group == group))));
        var operators = OnnxImporter.Operators
            .Select(name => (name, Cell(cases.Where(item => item.Case.Operators.Contains(name) && item.Case.Operators.All(OnnxImporter.Operators.Contains)))));
        return [.. groups, .. operators];
    }

    private static string Cell(IEnumerable<(string Group, ConformanceCase Case)> cases)
    {
        var all = cases.Select(item => item.Case.Result).ToArray();
        var (passed, failed) = (all.Count(result => result == ConformanceResult.Passed), all.Count(result => result == ConformanceResult.Failed));
        var unsupported = all.Length - passed - failed;
        if (all.Length == 0) return "no test";
        return $"{passed} passed{(unsupported > 0 ? $", {unsupported} unsupported" : "")}{(failed > 0 ? $", {failed} failed" : "")}";
    }

    private Dictionary<string, string[]> Read()
    {
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0) return [];
        var table = text[begin..text.IndexOf(End, StringComparison.Ordinal)];
        return table.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => cells[2..5]);
    }

    private void Write(IReadOnlyList<(string Name, string[] Cells)> rows)
    {
        var table = new StringBuilder($"{Begin}\n| operator | reference | cpu | gl |\n|---|---|---|---|\n");
        foreach (var (name, cells) in rows) table.Append($"| {name} | {cells[0]} | {cells[1]} | {cells[2]} |\n");
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0) throw new InvalidOperationException($"docs/ops.md lacks the line {Begin}");
        var end = text.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(text.AsSpan(0, begin), table.ToString(), text.AsSpan(end)));
    }
}
