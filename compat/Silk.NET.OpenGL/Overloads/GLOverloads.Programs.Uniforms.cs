namespace Silk.NET.OpenGL;

// Span forms. Uniform locations, values and blocks.
public static unsafe partial class GLOverloads
{
    public static int GetUniformLocation(this GL gl, uint program, ReadOnlySpan<byte> name)
    { fixed (byte* namePointer = name) return gl.GetUniformLocation(program, namePointer); }

    public static void Uniform1(this GL gl, int location, uint count, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) gl.Uniform1(location, count, valuePointer); }
    public static void Uniform1(this GL gl, int location, uint count, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) gl.Uniform1(location, count, valuePointer); }
    public static void Uniform1(this GL gl, int location, uint count, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) gl.Uniform1(location, count, valuePointer); }
    public static void Uniform1(this GL gl, int location, uint count, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) gl.Uniform1(location, count, valuePointer); }

    public static void Uniform2(this GL gl, int location, uint count, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) gl.Uniform2(location, count, valuePointer); }
    public static void Uniform2(this GL gl, int location, uint count, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) gl.Uniform2(location, count, valuePointer); }
    public static void Uniform2(this GL gl, int location, uint count, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) gl.Uniform2(location, count, valuePointer); }
    public static void Uniform2(this GL gl, int location, uint count, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) gl.Uniform2(location, count, valuePointer); }

    public static void Uniform3(this GL gl, int location, uint count, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) gl.Uniform3(location, count, valuePointer); }
    public static void Uniform3(this GL gl, int location, uint count, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) gl.Uniform3(location, count, valuePointer); }
    public static void Uniform3(this GL gl, int location, uint count, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) gl.Uniform3(location, count, valuePointer); }
    public static void Uniform3(this GL gl, int location, uint count, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) gl.Uniform3(location, count, valuePointer); }

    public static void Uniform4(this GL gl, int location, uint count, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) gl.Uniform4(location, count, valuePointer); }
    public static void Uniform4(this GL gl, int location, uint count, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) gl.Uniform4(location, count, valuePointer); }
    public static void Uniform4(this GL gl, int location, uint count, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) gl.Uniform4(location, count, valuePointer); }
    public static void Uniform4(this GL gl, int location, uint count, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) gl.Uniform4(location, count, valuePointer); }

    public static uint GetUniformBlockIndex(this GL gl, uint program, ReadOnlySpan<byte> uniformBlockName)
    { fixed (byte* uniformBlockNamePointer = uniformBlockName) return gl.GetUniformBlockIndex(program, uniformBlockNamePointer); }
}
