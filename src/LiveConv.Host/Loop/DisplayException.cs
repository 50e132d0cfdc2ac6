namespace LiveConv.Host.Loop;

/// <summary>There is no display, or no OpenGL on it. One line that says why.</summary>
public sealed class DisplayException(string message) : Exception(message);
