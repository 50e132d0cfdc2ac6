namespace LiveConv.Host.Commands;

/// <summary>One folder of <c>conformance --json</c>.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Result">passed, failed or unsupported.</param>
/// <param name="Reason">Why it didn't pass, or an empty text.</param>
/// <param name="MaxErrorOverBound">The largest error as a fraction of its tolerance.</param>
public sealed record ConformanceEntry(string Name, string Result, string Reason, double MaxErrorOverBound);
