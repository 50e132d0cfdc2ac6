namespace Silk.NET.OpenGL;

/// <summary>An object name, in the layout that glGen and glDelete take.</summary>
public struct VertexArray
{
    public uint Handle;

    public VertexArray(uint? handle = null) => Handle = handle ?? 0;
}
