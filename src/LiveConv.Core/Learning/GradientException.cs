namespace LiveConv.Learning;

/// <summary>A gradient that can't be computed. The message is one line for people: the layer, its op, and why.</summary>
public sealed class GradientException(string message) : Exception(message);
