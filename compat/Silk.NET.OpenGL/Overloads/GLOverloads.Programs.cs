namespace Silk.NET.OpenGL;

// Span forms. Shaders and programs: source, compilation, linking, logs and binaries.
public static unsafe partial class GLOverloads
{
    public static void ShaderSource(this GL gl, uint shader, uint count, byte** @string, ReadOnlySpan<int> length)
    { fixed (int* lengthPointer = length) gl.ShaderSource(shader, count, @string, lengthPointer); }
    public static void ShaderSource(this GL gl, uint shader, uint count, ref readonly byte* @string, ReadOnlySpan<int> length)
    { fixed (byte** stringPointer = &@string) fixed (int* lengthPointer = length) gl.ShaderSource(shader, count, stringPointer, lengthPointer); }

    public static void GetShader(this GL gl, uint shader, GLEnum pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetShader(shader, pname, paramsPointer); }
    public static void GetShader(this GL gl, uint shader, ShaderParameterName pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetShader(shader, (GLEnum)pname, paramsPointer); }

    public static void GetShaderInfoLog(this GL gl, uint shader, uint bufSize, uint* length, Span<byte> infoLog)
    { fixed (byte* infoLogPointer = infoLog) gl.GetShaderInfoLog(shader, bufSize, length, infoLogPointer); }
    public static void GetShaderInfoLog(this GL gl, uint shader, uint bufSize, Span<uint> length, byte* infoLog)
    { fixed (uint* lengthPointer = length) gl.GetShaderInfoLog(shader, bufSize, lengthPointer, infoLog); }
    public static void GetShaderInfoLog(this GL gl, uint shader, uint bufSize, Span<uint> length, Span<byte> infoLog)
    { fixed (uint* lengthPointer = length) fixed (byte* infoLogPointer = infoLog) gl.GetShaderInfoLog(shader, bufSize, lengthPointer, infoLogPointer); }

    public static void GetProgram(this GL gl, uint program, GLEnum pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgram(program, pname, paramsPointer); }
    public static void GetProgram(this GL gl, uint program, ProgramPropertyARB pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgram(program, (GLEnum)pname, paramsPointer); }

    public static void GetProgramInfoLog(this GL gl, uint program, uint bufSize, uint* length, Span<byte> infoLog)
    { fixed (byte* infoLogPointer = infoLog) gl.GetProgramInfoLog(program, bufSize, length, infoLogPointer); }
    public static void GetProgramInfoLog(this GL gl, uint program, uint bufSize, Span<uint> length, byte* infoLog)
    { fixed (uint* lengthPointer = length) gl.GetProgramInfoLog(program, bufSize, lengthPointer, infoLog); }
    public static void GetProgramInfoLog(this GL gl, uint program, uint bufSize, Span<uint> length, Span<byte> infoLog)
    { fixed (uint* lengthPointer = length) fixed (byte* infoLogPointer = infoLog) gl.GetProgramInfoLog(program, bufSize, lengthPointer, infoLogPointer); }

    public static void GetProgramBinary<T0>(this GL gl, uint program, uint bufSize, uint* length, GLEnum* binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (T0* binaryPointer = binary) gl.GetProgramBinary(program, bufSize, length, binaryFormat, binaryPointer); }
    public static void GetProgramBinary(this GL gl, uint program, uint bufSize, uint* length, Span<GLEnum> binaryFormat, void* binary)
    { fixed (GLEnum* binaryFormatPointer = binaryFormat) gl.GetProgramBinary(program, bufSize, length, binaryFormatPointer, binary); }
    public static void GetProgramBinary<T0>(this GL gl, uint program, uint bufSize, uint* length, Span<GLEnum> binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (GLEnum* binaryFormatPointer = binaryFormat) fixed (T0* binaryPointer = binary) gl.GetProgramBinary(program, bufSize, length, binaryFormatPointer, binaryPointer); }
    public static void GetProgramBinary(this GL gl, uint program, uint bufSize, Span<uint> length, GLEnum* binaryFormat, void* binary)
    { fixed (uint* lengthPointer = length) gl.GetProgramBinary(program, bufSize, lengthPointer, binaryFormat, binary); }
    public static void GetProgramBinary<T0>(this GL gl, uint program, uint bufSize, Span<uint> length, GLEnum* binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (uint* lengthPointer = length) fixed (T0* binaryPointer = binary) gl.GetProgramBinary(program, bufSize, lengthPointer, binaryFormat, binaryPointer); }
    public static void GetProgramBinary(this GL gl, uint program, uint bufSize, Span<uint> length, Span<GLEnum> binaryFormat, void* binary)
    { fixed (uint* lengthPointer = length) fixed (GLEnum* binaryFormatPointer = binaryFormat) gl.GetProgramBinary(program, bufSize, lengthPointer, binaryFormatPointer, binary); }
    public static void GetProgramBinary<T0>(this GL gl, uint program, uint bufSize, Span<uint> length, Span<GLEnum> binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (uint* lengthPointer = length) fixed (GLEnum* binaryFormatPointer = binaryFormat) fixed (T0* binaryPointer = binary) gl.GetProgramBinary(program, bufSize, lengthPointer, binaryFormatPointer, binaryPointer); }

    public static void ProgramBinary<T0>(this GL gl, uint program, GLEnum binaryFormat, ReadOnlySpan<T0> binary, uint length) where T0 : unmanaged
    { fixed (T0* binaryPointer = binary) gl.ProgramBinary(program, binaryFormat, binaryPointer, length); }
}
