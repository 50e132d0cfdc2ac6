namespace Silk.NET.OpenGL;

/// <summary>An object name, in the layout that glGen and glDelete take.</summary>
public struct Texture
{
    public uint Handle;

    public Texture(uint? handle = null) => Handle = handle ?? 0;
}
