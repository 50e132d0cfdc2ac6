namespace LiveConv.Graphs;

/// <summary>What the values of a loaded graph take, weights and the scratch of kernels not counted.</summary>
/// <param name="Bytes">What they take, in bytes.</param>
/// <param name="LowerBound">The largest sum of what a layer reads, writes and leaves for later ones, in bytes. Only layers that are computed in place can take less.</param>
public readonly record struct ActivationMemory(long Bytes, long LowerBound);
