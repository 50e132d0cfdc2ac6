namespace Silk.NET.OpenGL;

// Span forms. Vertex arrays and draw calls.
public static unsafe partial class GLOverloads
{
    public static void GenVertexArrays(this GL gl, uint n, Span<uint> arrays)
    { fixed (uint* arraysPointer = arrays) gl.GenVertexArrays(n, arraysPointer); }
    public static void GenVertexArrays(this GL gl, uint n, Span<VertexArray> arrays)
    { fixed (VertexArray* arraysPointer = arrays) gl.GenVertexArrays(n, (uint*)arraysPointer); }

    public static void DeleteVertexArrays(this GL gl, uint n, ReadOnlySpan<uint> arrays)
    { fixed (uint* arraysPointer = arrays) gl.DeleteVertexArrays(n, arraysPointer); }
    public static void DeleteVertexArrays(this GL gl, uint n, ReadOnlySpan<VertexArray> arrays)
    { fixed (VertexArray* arraysPointer = arrays) gl.DeleteVertexArrays(n, (uint*)arraysPointer); }

    public static void DrawElements<T0>(this GL gl, GLEnum mode, uint count, GLEnum type, ReadOnlySpan<T0> indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = indices) gl.DrawElements(mode, count, type, indicesPointer); }
    public static void DrawElements<T0>(this GL gl, GLEnum mode, uint count, DrawElementsType type, ReadOnlySpan<T0> indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = indices) gl.DrawElements(mode, count, (GLEnum)type, indicesPointer); }
    public static void DrawElements<T0>(this GL gl, PrimitiveType mode, uint count, GLEnum type, ReadOnlySpan<T0> indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = indices) gl.DrawElements((GLEnum)mode, count, type, indicesPointer); }
    public static void DrawElements<T0>(this GL gl, PrimitiveType mode, uint count, DrawElementsType type, ReadOnlySpan<T0> indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = indices) gl.DrawElements((GLEnum)mode, count, (GLEnum)type, indicesPointer); }
}
