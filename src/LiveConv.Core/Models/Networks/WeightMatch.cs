namespace LiveConv.Models.Networks;

/// <summary>Weights that were found for a network.</summary>
/// <param name="Weights">To build it with.</param>
/// <param name="Note">One line: how they were found, and what is to be known of it.</param>
public sealed record WeightMatch(IWeights Weights, string Note);
