namespace Silk.NET.OpenGL;

/// <summary>An object name, in the layout that glGen and glDelete take.</summary>
public struct Framebuffer
{
    public uint Handle;

    public Framebuffer(uint? handle = null) => Handle = handle ?? 0;
}
