namespace LiveConv.Tensors;

/// <summary>Shapes that don't fit an operation. The message names the node, the op and the shapes, and is meant for people.</summary>
public sealed class ShapeException(string message) : Exception(message);
