namespace LiveConv.Graphs;

/// <summary>What the values of a loaded graph take, weights and the scratch of kernels not counted.</summary>
/// <param name="Bytes">What they take, in bytes.</param>
/// <param name="LowerBound">The largest sum of values that must be there at the same step, in bytes: no order of places takes less.</param>
public readonly record struct ActivationMemory(long Bytes, long LowerBound);
