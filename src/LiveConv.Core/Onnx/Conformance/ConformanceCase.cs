using System.Collections.Immutable;

namespace LiveConv.Onnx.Conformance;

/// <summary>What came out of one folder.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Reason">Why it failed or isn't supported; empty if it passed.</param>
/// <param name="MaxErrorOverBound">The largest error as a fraction of its tolerance; at most 1 if it passed.</param>
/// <param name="Operators">The operators of the model, in alphabetical order; empty where it can't be read.</param>
public sealed record ConformanceCase(
    string Name, ConformanceResult Result, string Reason, double MaxErrorOverBound, ImmutableArray<string> Operators);
