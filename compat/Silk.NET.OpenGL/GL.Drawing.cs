namespace Silk.NET.OpenGL;

// Vertex arrays and draw calls.
public unsafe partial class GL
{
    private nint _genVertexArrays, _bindVertexArray, _deleteVertexArrays, _vertexAttribPointer,
        _vertexAttribIPointer, _enableVertexAttribArray, _drawArrays, _drawElements, _drawArraysInstanced;

    public uint GenVertexArray()
    { uint value; GenVertexArrays(1, &value); return value; }

    public void GenVertexArrays(uint n, uint* arrays)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genVertexArrays, "glGenVertexArrays"))(n, arrays);
    public void GenVertexArrays(uint n, out uint arrays)
    { fixed (uint* arraysPointer = &arrays) GenVertexArrays(n, arraysPointer); }
    public void GenVertexArrays(uint n, VertexArray* arrays) => GenVertexArrays(n, (uint*)arrays);
    public void GenVertexArrays(uint n, out VertexArray arrays)
    { fixed (VertexArray* arraysPointer = &arrays) GenVertexArrays(n, (uint*)arraysPointer); }
    public void GenVertexArrays(Span<uint> arrays)
    { fixed (uint* arraysPointer = arrays) GenVertexArrays((uint)arrays.Length, arraysPointer); }
    public void GenVertexArrays(Span<VertexArray> arrays)
    { fixed (VertexArray* arraysPointer = arrays) GenVertexArrays((uint)arrays.Length, (uint*)arraysPointer); }
    public uint GenVertexArrays(uint n)
    { uint value; GenVertexArrays(n, &value); return value; }

    public void BindVertexArray(uint array) => ((delegate* unmanaged<uint, void>)Entry(ref _bindVertexArray, "glBindVertexArray"))(array);

    public void DeleteVertexArray(uint arrays) => DeleteVertexArrays(1, &arrays);

    public void DeleteVertexArrays(uint n, uint* arrays)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteVertexArrays, "glDeleteVertexArrays"))(n, arrays);
    public void DeleteVertexArrays(uint n, ref readonly uint arrays)
    { fixed (uint* arraysPointer = &arrays) DeleteVertexArrays(n, arraysPointer); }
    public void DeleteVertexArrays(uint n, VertexArray* arrays) => DeleteVertexArrays(n, (uint*)arrays);
    public void DeleteVertexArrays(uint n, ref readonly VertexArray arrays)
    { fixed (VertexArray* arraysPointer = &arrays) DeleteVertexArrays(n, (uint*)arraysPointer); }
    public void DeleteVertexArrays(ReadOnlySpan<uint> arrays)
    { fixed (uint* arraysPointer = arrays) DeleteVertexArrays((uint)arrays.Length, arraysPointer); }
    public void DeleteVertexArrays(ReadOnlySpan<VertexArray> arrays)
    { fixed (VertexArray* arraysPointer = arrays) DeleteVertexArrays((uint)arrays.Length, (uint*)arraysPointer); }

    public void VertexAttribPointer(uint index, int size, GLEnum type, bool normalized, uint stride, void* pointer)
        => ((delegate* unmanaged<uint, int, GLEnum, byte, uint, void*, void>)Entry(ref _vertexAttribPointer, "glVertexAttribPointer"))(index, size, type, Bool(normalized), stride, pointer);
    public void VertexAttribPointer(uint index, int size, GLEnum type, bool normalized, uint stride, nint pointer)
        => VertexAttribPointer(index, size, type, normalized, stride, (void*)pointer);
    public void VertexAttribPointer(uint index, int size, VertexAttribPointerType type, bool normalized, uint stride, void* pointer)
        => VertexAttribPointer(index, size, (GLEnum)type, normalized, stride, pointer);
    public void VertexAttribPointer(uint index, int size, VertexAttribPointerType type, bool normalized, uint stride, nint pointer)
        => VertexAttribPointer(index, size, (GLEnum)type, normalized, stride, (void*)pointer);

    public void VertexAttribIPointer(uint index, int size, GLEnum type, uint stride, void* pointer)
        => ((delegate* unmanaged<uint, int, GLEnum, uint, void*, void>)Entry(ref _vertexAttribIPointer, "glVertexAttribIPointer"))(index, size, type, stride, pointer);
    public void VertexAttribIPointer(uint index, int size, GLEnum type, uint stride, nint pointer)
        => VertexAttribIPointer(index, size, type, stride, (void*)pointer);
    public void VertexAttribIPointer(uint index, int size, VertexAttribIType type, uint stride, void* pointer)
        => VertexAttribIPointer(index, size, (GLEnum)type, stride, pointer);
    public void VertexAttribIPointer(uint index, int size, VertexAttribIType type, uint stride, nint pointer)
        => VertexAttribIPointer(index, size, (GLEnum)type, stride, (void*)pointer);

    public void EnableVertexAttribArray(uint index)
        => ((delegate* unmanaged<uint, void>)Entry(ref _enableVertexAttribArray, "glEnableVertexAttribArray"))(index);

    public void DrawArrays(GLEnum mode, int first, uint count)
        => ((delegate* unmanaged<GLEnum, int, uint, void>)Entry(ref _drawArrays, "glDrawArrays"))(mode, first, count);
    public void DrawArrays(PrimitiveType mode, int first, uint count) => DrawArrays((GLEnum)mode, first, count);

    public void DrawElements(GLEnum mode, uint count, GLEnum type, void* indices)
        => ((delegate* unmanaged<GLEnum, uint, GLEnum, void*, void>)Entry(ref _drawElements, "glDrawElements"))(mode, count, type, indices);
    public void DrawElements<T0>(GLEnum mode, uint count, GLEnum type, ref readonly T0 indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = &indices) DrawElements(mode, count, type, indicesPointer); }
    public void DrawElements(GLEnum mode, uint count, DrawElementsType type, void* indices) => DrawElements(mode, count, (GLEnum)type, indices);
    public void DrawElements<T0>(GLEnum mode, uint count, DrawElementsType type, ref readonly T0 indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = &indices) DrawElements(mode, count, (GLEnum)type, indicesPointer); }
    public void DrawElements(PrimitiveType mode, uint count, GLEnum type, void* indices) => DrawElements((GLEnum)mode, count, type, indices);
    public void DrawElements<T0>(PrimitiveType mode, uint count, GLEnum type, ref readonly T0 indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = &indices) DrawElements((GLEnum)mode, count, type, indicesPointer); }
    public void DrawElements(PrimitiveType mode, uint count, DrawElementsType type, void* indices)
        => DrawElements((GLEnum)mode, count, (GLEnum)type, indices);
    public void DrawElements<T0>(PrimitiveType mode, uint count, DrawElementsType type, ref readonly T0 indices) where T0 : unmanaged
    { fixed (T0* indicesPointer = &indices) DrawElements((GLEnum)mode, count, (GLEnum)type, indicesPointer); }

    public void DrawArraysInstanced(GLEnum mode, int first, uint count, uint instancecount)
        => ((delegate* unmanaged<GLEnum, int, uint, uint, void>)Entry(ref _drawArraysInstanced, "glDrawArraysInstanced"))(mode, first, count, instancecount);
    public void DrawArraysInstanced(PrimitiveType mode, int first, uint count, uint instancecount)
        => DrawArraysInstanced((GLEnum)mode, first, count, instancecount);
}
