namespace LiveConv.Host.Commands.Inspection;

/// <summary>Writes an <see cref="InspectReport"/> for people, in a table no wider than the terminal.</summary>
internal static class InspectTable
{
    private const int LongestName = 28, ShortestName = 16, LongestOp = 24, Formula = 3, Dense = 6;

    private static readonly string[] Heads = ["layer", "op", "output", "rows × columns", "weights", "MACs", "dense", "sees"];

    // What stands below each other stays short; the JSON has the full names.
    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["AveragePool2D"] = "AvgPool2D", ["BatchNormalization"] = "BatchNorm", ["LocalResponseNormalization"] = "LRN",
        ["InstanceNormalization"] = "InstanceNorm", ["LayerNormalization"] = "LayerNorm", ["GroupNormalization"] = "GroupNorm",
        ["NormalizedCrossCorrelation"] = "NCC", ["NonMaximumSuppression"] = "NonMaximum",
    };

    /// <param name="output">Where to write.</param>
    /// <param name="report">What was found.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static void Write(TextWriter output, InspectReport report, int width)
    {
        Text.WriteWrapped(output, $"{report.Name}: {report.Summary}", width);
        Text.WriteWrapped(output, $"input {string.Join('×', report.Input)}: {report.Preprocessing}", width);
        foreach (var entry in report.Outputs)
        {
            var meaning = report.Task is null ? "" : $": {report.Task}, {(report.Labels > 0 ? Amount.Of(report.Labels, "label") : "no labels")}";
            Text.WriteWrapped(output, $"output '{entry.Name}' {string.Join('×', entry.Shape)}{meaning}", width);
        }

        output.WriteLine();
        WriteLayers(output, report, width);
        output.WriteLine();
        foreach (var line in Totals(report)) Text.WriteWrapped(output, line, width);
    }

    /// <summary>Long names are cut to what is left; where that isn't enough the formulas go, then the comparison.</summary>
    private static void WriteLayers(TextWriter output, InspectReport report, int width)
    {
        var table = Table(report, LongestName);
        var widths = table.Widths();
        List<int> shown = [.. Enumerable.Range(0, Heads.Length).Where(i => i < 3 || report.Layers.Any(layer => Cells(layer, LongestName)[i].Length > 0))];
        int Excess() => Math.Max(0, PlainTable.Total(shown.Select(i => widths[i])) - width);
        foreach (var column in new[] { Formula, Dense })
        {
            if (Excess() > Math.Max(0, widths[0] - ShortestName)) shown.Remove(column);
        }

        Table(report, Math.Max(ShortestName, widths[0] - Excess())).Write(output, shown);
    }

    private static PlainTable Table(InspectReport report, int longestName)
    {
        var table = new PlainTable(Heads, leftAligned: 2);
        foreach (var layer in report.Layers) table.Add(Cells(layer, longestName));
        return table;
    }

    private static string[] Cells(LayerEntry layer, int longestName) =>
    [
        Clip(layer.Name, longestName),
        Op(layer),
        Shape(layer.OutputShape),
        string.Join('\n', layer.Formulas.Distinct()),
        layer.Parameters > 0 ? Text.Figure(layer.Parameters) : "",
        layer.Macs > 0 ? Text.Figure(layer.Macs) : "",
        layer.FullyConnectedMacs > 0 ? $"{Text.Figure(layer.FullyConnectedMacs / layer.Macs)}×" : "",
        Sees(layer),
    ];

    private static IEnumerable<string> Totals(InspectReport report)
    {
        var statistics = report.Statistics > 0 ? Text.Of($" and {report.Statistics:#,0} statistics of the training") : "";
        yield return Text.Of($"{report.Parameters:#,0} {Amount.Noun(report.Parameters, "parameter", "parameters")}{statistics}, {report.Macs:#,0} multiply-adds (MACs) a frame, {Amount.Of(report.Layers.Count, "layer")}");
        if (report.Macs > 0 && report.FullyConnectedMacs > report.Macs)
            yield return $"dense: fully connected layers of the same sizes would need {Text.Figure(report.FullyConnectedMacs / report.Macs)} times as many, {Text.Figure(report.FullyConnectedMacs)}";
        yield return "windows: s stride, p padding, d dilation, g groups; sees: pixels that one value depends on /distance to the next one's";
        var steps = report.Steps == report.Layers.Count ? "" : $"runs as {Amount.Of(report.Steps, "layer")}, the others being parts of them (--fused shows these); ";
        if (report.GlFallbacks == 0)
        {
            yield return $"{steps}with --backend gl all of them on the GPU";
            yield break;
        }

        var ops = report.Layers.Where(layer => layer.RunsOn == "cpu").GroupBy(layer => layer.Op).Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ×{group.Count()}");
        yield return $"{steps}* with --backend gl {report.GlFallbacks} of {report.Steps} run on the processor: {string.Join(", ", ops)}";
    }

    private static string Op(LayerEntry layer)
    {
        var name = ShortNames.GetValueOrDefault(layer.Op, layer.Op);
        if (layer.Window is not null) name += $" {layer.Window}";
        if (layer.RunsOn == "cpu") name += " *";
        return name.Length <= LongestOp ? name : name[..(LongestOp - 1)] + "…";
    }

    /// <summary>Without a batch of 1, which says nothing.</summary>
    private static string Shape(IReadOnlyList<int> sizes) => sizes switch
    {
        [] => "scalar",
        [1, _, ..] => string.Join('×', sizes.Skip(1)),
        _ => string.Join('×', sizes),
    };

    private static string Sees(LayerEntry layer)
    {
        if (layer.ReceptiveField is not [var rows, var columns] || layer.Jump is not [var down, var across]) return layer.SeesPicture ? "all" : "";
        var size = rows == columns ? $"{rows}" : $"{rows}×{columns}";
        return size + " /" + (down == across ? Text.Of($"{down:0.##}") : Text.Of($"{down:0.##}×{across:0.##}"));
    }

    /// <summary>The end of a name says more than its beginning.</summary>
    private static string Clip(string text, int most) => text.Length <= most ? text : "…" + text[^(most - 1)..];
}
