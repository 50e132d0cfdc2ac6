namespace LiveConv.Microscope;

/// <summary>The terms of one channel of one input.</summary>
/// <param name="Input">Which of the layer's inputs.</param>
/// <param name="Channel">The channel there; 0 where the input has none.</param>
/// <param name="Sum">The sum of the products, in double.</param>
/// <param name="Magnitude">The sum of their magnitudes.</param>
/// <param name="First">Place of the first term in <see cref="Explanation.Terms"/>.</param>
/// <param name="Count">Number of terms: the cells of the patch.</param>
public readonly record struct TermGroup(int Input, int Channel, double Sum, double Magnitude, int First, int Count);
