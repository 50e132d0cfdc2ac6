namespace Silk.NET.GLFW;

/// <summary>An error that GLFW reported.</summary>
public class GlfwException : Exception
{
    public GlfwException(string message) : base(message) { }

    public GlfwException(string message, Exception innerException) : base(message, innerException) { }
}
