namespace LiveConv.Benchmarks.Measuring;

/// <summary>A line of a table.</summary>
/// <param name="Cells">One for each column.</param>
/// <param name="IsMissed">Whether a target in it was missed, or it couldn't be measured.</param>
internal sealed record Row(IReadOnlyList<string> Cells, bool IsMissed = false);
