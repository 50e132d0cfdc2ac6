namespace LiveConv.Benchmarks.Measuring;

/// <summary>The figures of a group, printed as they come.</summary>
/// <param name="Name">The group's.</param>
/// <param name="Devices">What computed: processors, drivers, versions of the peers.</param>
/// <param name="Columns">Headings.</param>
internal sealed record Table(string Name, string Devices, IReadOnlyList<string> Columns)
{
    private readonly List<string> lines = [];

    /// <summary>Targets that were missed, and rows that couldn't be measured.</summary>
    public int Missed { get; private set; }

    /// <summary>The comparisons among the rows, for plots.</summary>
    public List<Comparison> Comparisons { get; } = [];

    /// <summary>Pictures of the figures, as SVG, by the names of their files.</summary>
    public List<(string Name, string Svg)> Plots { get; } = [];

    public void Add(Comparison comparison)
    {
        Comparisons.Add(comparison);
        Add(comparison.ToRow());
    }

    public void Add(Row row)
    {
        if (lines.Count == 0)
        {
            Write(Devices);
            Write("");
            Write($"| {string.Join(" | ", Columns)} |");
            Write(string.Concat(Columns.Select(_ => "|---")) + "|");
        }

        if (row.IsMissed) Missed++;
        Write($"| {string.Join(" | ", row.Cells)} |");
    }

    /// <summary>The table in Markdown.</summary>
    public override string ToString() => string.Join('\n', lines);

    private void Write(string line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }
}
