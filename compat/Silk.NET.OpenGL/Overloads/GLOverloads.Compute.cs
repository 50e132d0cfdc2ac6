namespace Silk.NET.OpenGL;

// Span forms. Compute dispatch, memory barriers and fences.
public static unsafe partial class GLOverloads
{
    public static void GetSync(this GL gl, nint sync, GLEnum pname, uint count, uint* length, Span<int> values)
    { fixed (int* valuesPointer = values) gl.GetSync(sync, pname, count, length, valuesPointer); }
    public static void GetSync(this GL gl, nint sync, GLEnum pname, uint count, Span<uint> length, int* values)
    { fixed (uint* lengthPointer = length) gl.GetSync(sync, pname, count, lengthPointer, values); }
    public static void GetSync(this GL gl, nint sync, GLEnum pname, uint count, Span<uint> length, Span<int> values)
    { fixed (uint* lengthPointer = length) fixed (int* valuesPointer = values) gl.GetSync(sync, pname, count, lengthPointer, valuesPointer); }
    public static void GetSync(this GL gl, nint sync, SyncParameterName pname, uint count, uint* length, Span<int> values)
    { fixed (int* valuesPointer = values) gl.GetSync(sync, (GLEnum)pname, count, length, valuesPointer); }
    public static void GetSync(this GL gl, nint sync, SyncParameterName pname, uint count, Span<uint> length, int* values)
    { fixed (uint* lengthPointer = length) gl.GetSync(sync, (GLEnum)pname, count, lengthPointer, values); }
    public static void GetSync(this GL gl, nint sync, SyncParameterName pname, uint count, Span<uint> length, Span<int> values)
    { fixed (uint* lengthPointer = length) fixed (int* valuesPointer = values) gl.GetSync(sync, (GLEnum)pname, count, lengthPointer, valuesPointer); }
}
