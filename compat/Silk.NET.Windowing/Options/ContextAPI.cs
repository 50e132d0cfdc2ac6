namespace Silk.NET.Windowing;

public enum ContextAPI
{
    None,
    Vulkan,
    OpenGL,
    OpenGLES,
}
