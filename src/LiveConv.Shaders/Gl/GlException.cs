namespace LiveConv.Shaders.Gl;

/// <summary>OpenGL is missing, too old, or reported an error. One line for people.</summary>
public sealed class GlException(string message) : Exception(message);
