namespace Silk.NET.OpenGL;

/// <summary>An object name, in the layout that glGen and glDelete take.</summary>
public struct Query
{
    public uint Handle;

    public Query(uint? handle = null) => Handle = handle ?? 0;
}
