namespace Silk.NET.OpenGL;

/// <summary>An object name, in the layout that glGen and glDelete take.</summary>
public struct Buffer
{
    public uint Handle;

    public Buffer(uint? handle = null) => Handle = handle ?? 0;
}
