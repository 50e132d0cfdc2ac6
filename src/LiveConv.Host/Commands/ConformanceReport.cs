namespace LiveConv.Host.Commands;

/// <summary>What <c>conformance --json</c> prints.</summary>
/// <param name="Backend">The executor.</param>
/// <param name="Passed">Cases within the tolerance.</param>
/// <param name="Failed">Cases outside it, or broken off.</param>
/// <param name="Unsupported">Cases that can't be imported or run.</param>
/// <param name="Cases">Each of them.</param>
public sealed record ConformanceReport(string Backend, int Passed, int Failed, int Unsupported, IReadOnlyList<ConformanceEntry> Cases);
