using System.Runtime.InteropServices;

namespace Silk.NET.OpenGL;

// Shaders and programs: source, compilation, linking, logs and binaries.
public unsafe partial class GL
{
    private nint _createShader, _shaderSource, _compileShader, _getShaderiv, _getShaderInfoLog, _deleteShader,
        _createProgram, _attachShader, _detachShader, _linkProgram, _getProgramiv, _getProgramInfoLog, _useProgram,
        _deleteProgram, _getProgramBinary, _programBinary, _programParameteri;

    public uint CreateShader(GLEnum type) => ((delegate* unmanaged<GLEnum, uint>)Entry(ref _createShader, "glCreateShader"))(type);
    public uint CreateShader(ShaderType type) => CreateShader((GLEnum)type);

    public void ShaderSource(uint shader, uint count, byte** @string, int* length)
        => ((delegate* unmanaged<uint, uint, byte**, int*, void>)Entry(ref _shaderSource, "glShaderSource"))(shader, count, @string, length);
    public void ShaderSource(uint shader, uint count, byte** @string, ref readonly int length)
    { fixed (int* lengthPointer = &length) ShaderSource(shader, count, @string, lengthPointer); }
    public void ShaderSource(uint shader, uint count, ref readonly byte* @string, int* length)
    { fixed (byte** stringPointer = &@string) ShaderSource(shader, count, stringPointer, length); }
    public void ShaderSource(uint shader, uint count, ref readonly byte* @string, ref readonly int length)
    { fixed (byte** stringPointer = &@string) fixed (int* lengthPointer = &length) ShaderSource(shader, count, stringPointer, lengthPointer); }
    public void ShaderSource(uint shader, byte** @string, ReadOnlySpan<int> length)
    { fixed (int* lengthPointer = length) ShaderSource(shader, (uint)length.Length, @string, lengthPointer); }
    public void ShaderSource(uint shader, ref readonly byte* @string, ReadOnlySpan<int> length)
    { fixed (byte** stringPointer = &@string) fixed (int* lengthPointer = length) ShaderSource(shader, (uint)length.Length, stringPointer, lengthPointer); }

    public void CompileShader(uint shader) => ((delegate* unmanaged<uint, void>)Entry(ref _compileShader, "glCompileShader"))(shader);

    public void GetShader(uint shader, GLEnum pname, int* @params)
        => ((delegate* unmanaged<uint, GLEnum, int*, void>)Entry(ref _getShaderiv, "glGetShaderiv"))(shader, pname, @params);
    public void GetShader(uint shader, GLEnum pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetShader(shader, pname, paramsPointer); }
    public void GetShader(uint shader, ShaderParameterName pname, int* @params) => GetShader(shader, (GLEnum)pname, @params);
    public void GetShader(uint shader, ShaderParameterName pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetShader(shader, (GLEnum)pname, paramsPointer); }
    public int GetShader(uint shader, GLEnum pname)
    { int value; GetShader(shader, pname, &value); return value; }
    public int GetShader(uint shader, ShaderParameterName pname)
    { int value; GetShader(shader, (GLEnum)pname, &value); return value; }

    public void GetShaderInfoLog(uint shader, uint bufSize, uint* length, byte* infoLog)
        => ((delegate* unmanaged<uint, uint, uint*, byte*, void>)Entry(ref _getShaderInfoLog, "glGetShaderInfoLog"))(shader, bufSize, length, infoLog);
    public void GetShaderInfoLog(uint shader, uint bufSize, uint* length, out byte infoLog)
    { fixed (byte* infoLogPointer = &infoLog) GetShaderInfoLog(shader, bufSize, length, infoLogPointer); }
    public void GetShaderInfoLog(uint shader, uint bufSize, out uint length, byte* infoLog)
    { fixed (uint* lengthPointer = &length) GetShaderInfoLog(shader, bufSize, lengthPointer, infoLog); }
    public void GetShaderInfoLog(uint shader, uint bufSize, out uint length, out byte infoLog)
    { fixed (uint* lengthPointer = &length) fixed (byte* infoLogPointer = &infoLog) GetShaderInfoLog(shader, bufSize, lengthPointer, infoLogPointer); }
    public void GetShaderInfoLog(uint shader, uint* length, Span<byte> infoLog)
    { fixed (byte* infoLogPointer = infoLog) GetShaderInfoLog(shader, (uint)infoLog.Length, length, infoLogPointer); }
    public void GetShaderInfoLog(uint shader, out uint length, Span<byte> infoLog)
    { fixed (uint* lengthPointer = &length) fixed (byte* infoLogPointer = infoLog) GetShaderInfoLog(shader, (uint)infoLog.Length, lengthPointer, infoLogPointer); }
    public byte GetShaderInfoLog(uint shader, uint bufSize, uint* length)
    { byte value; GetShaderInfoLog(shader, bufSize, length, &value); return value; }
    public byte GetShaderInfoLog(uint shader, uint bufSize, out uint length)
    { byte value; fixed (uint* lengthPointer = &length) GetShaderInfoLog(shader, bufSize, lengthPointer, &value); return value; }

    public void DeleteShader(uint shader) => ((delegate* unmanaged<uint, void>)Entry(ref _deleteShader, "glDeleteShader"))(shader);

    public uint CreateProgram() => ((delegate* unmanaged<uint>)Entry(ref _createProgram, "glCreateProgram"))();

    public void AttachShader(uint program, uint shader)
        => ((delegate* unmanaged<uint, uint, void>)Entry(ref _attachShader, "glAttachShader"))(program, shader);

    public void DetachShader(uint program, uint shader)
        => ((delegate* unmanaged<uint, uint, void>)Entry(ref _detachShader, "glDetachShader"))(program, shader);

    public void LinkProgram(uint program) => ((delegate* unmanaged<uint, void>)Entry(ref _linkProgram, "glLinkProgram"))(program);

    public void GetProgram(uint program, GLEnum pname, int* @params)
        => ((delegate* unmanaged<uint, GLEnum, int*, void>)Entry(ref _getProgramiv, "glGetProgramiv"))(program, pname, @params);
    public void GetProgram(uint program, GLEnum pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgram(program, pname, paramsPointer); }
    public void GetProgram(uint program, ProgramPropertyARB pname, int* @params) => GetProgram(program, (GLEnum)pname, @params);
    public void GetProgram(uint program, ProgramPropertyARB pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgram(program, (GLEnum)pname, paramsPointer); }
    public int GetProgram(uint program, GLEnum pname)
    { int value; GetProgram(program, pname, &value); return value; }
    public int GetProgram(uint program, ProgramPropertyARB pname)
    { int value; GetProgram(program, (GLEnum)pname, &value); return value; }

    public void GetProgramInfoLog(uint program, uint bufSize, uint* length, byte* infoLog)
        => ((delegate* unmanaged<uint, uint, uint*, byte*, void>)Entry(ref _getProgramInfoLog, "glGetProgramInfoLog"))(program, bufSize, length, infoLog);
    public void GetProgramInfoLog(uint program, uint bufSize, uint* length, out byte infoLog)
    { fixed (byte* infoLogPointer = &infoLog) GetProgramInfoLog(program, bufSize, length, infoLogPointer); }
    public void GetProgramInfoLog(uint program, uint bufSize, out uint length, byte* infoLog)
    { fixed (uint* lengthPointer = &length) GetProgramInfoLog(program, bufSize, lengthPointer, infoLog); }
    public void GetProgramInfoLog(uint program, uint bufSize, out uint length, out byte infoLog)
    { fixed (uint* lengthPointer = &length) fixed (byte* infoLogPointer = &infoLog) GetProgramInfoLog(program, bufSize, lengthPointer, infoLogPointer); }
    public void GetProgramInfoLog(uint program, uint* length, Span<byte> infoLog)
    { fixed (byte* infoLogPointer = infoLog) GetProgramInfoLog(program, (uint)infoLog.Length, length, infoLogPointer); }
    public void GetProgramInfoLog(uint program, out uint length, Span<byte> infoLog)
    { fixed (uint* lengthPointer = &length) fixed (byte* infoLogPointer = infoLog) GetProgramInfoLog(program, (uint)infoLog.Length, lengthPointer, infoLogPointer); }
    public byte GetProgramInfoLog(uint program, uint bufSize, uint* length)
    { byte value; GetProgramInfoLog(program, bufSize, length, &value); return value; }
    public byte GetProgramInfoLog(uint program, uint bufSize, out uint length)
    { byte value; fixed (uint* lengthPointer = &length) GetProgramInfoLog(program, bufSize, lengthPointer, &value); return value; }

    public void UseProgram(uint program) => ((delegate* unmanaged<uint, void>)Entry(ref _useProgram, "glUseProgram"))(program);

    public void DeleteProgram(uint program) => ((delegate* unmanaged<uint, void>)Entry(ref _deleteProgram, "glDeleteProgram"))(program);

    public void GetProgramBinary(uint program, uint bufSize, uint* length, GLEnum* binaryFormat, void* binary)
        => ((delegate* unmanaged<uint, uint, uint*, GLEnum*, void*, void>)Entry(ref _getProgramBinary, "glGetProgramBinary"))(program, bufSize, length, binaryFormat, binary);
    public void GetProgramBinary<T0>(uint program, uint bufSize, uint* length, GLEnum* binaryFormat, out T0 binary) where T0 : unmanaged
    { fixed (T0* binaryPointer = &binary) GetProgramBinary(program, bufSize, length, binaryFormat, binaryPointer); }
    public void GetProgramBinary(uint program, uint bufSize, uint* length, out GLEnum binaryFormat, void* binary)
    { fixed (GLEnum* binaryFormatPointer = &binaryFormat) GetProgramBinary(program, bufSize, length, binaryFormatPointer, binary); }
    public void GetProgramBinary<T0>(uint program, uint bufSize, uint* length, out GLEnum binaryFormat, out T0 binary) where T0 : unmanaged
    { fixed (GLEnum* binaryFormatPointer = &binaryFormat) fixed (T0* binaryPointer = &binary) GetProgramBinary(program, bufSize, length, binaryFormatPointer, binaryPointer); }
    public void GetProgramBinary(uint program, uint bufSize, out uint length, GLEnum* binaryFormat, void* binary)
    { fixed (uint* lengthPointer = &length) GetProgramBinary(program, bufSize, lengthPointer, binaryFormat, binary); }
    public void GetProgramBinary<T0>(uint program, uint bufSize, out uint length, GLEnum* binaryFormat, out T0 binary) where T0 : unmanaged
    { fixed (uint* lengthPointer = &length) fixed (T0* binaryPointer = &binary) GetProgramBinary(program, bufSize, lengthPointer, binaryFormat, binaryPointer); }
    public void GetProgramBinary(uint program, uint bufSize, out uint length, out GLEnum binaryFormat, void* binary)
    { fixed (uint* lengthPointer = &length) fixed (GLEnum* binaryFormatPointer = &binaryFormat) GetProgramBinary(program, bufSize, lengthPointer, binaryFormatPointer, binary); }
    public void GetProgramBinary<T0>(uint program, uint bufSize, out uint length, out GLEnum binaryFormat, out T0 binary) where T0 : unmanaged
    { fixed (uint* lengthPointer = &length) fixed (GLEnum* binaryFormatPointer = &binaryFormat) fixed (T0* binaryPointer = &binary) GetProgramBinary(program, bufSize, lengthPointer, binaryFormatPointer, binaryPointer); }
    public void GetProgramBinary<T0>(uint program, uint* length, GLEnum* binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (T0* binaryPointer = binary) GetProgramBinary(program, (uint)(binary.Length * sizeof(T0)), length, binaryFormat, binaryPointer); }
    public void GetProgramBinary<T0>(uint program, uint* length, out GLEnum binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (GLEnum* binaryFormatPointer = &binaryFormat) fixed (T0* binaryPointer = binary) GetProgramBinary(program, (uint)(binary.Length * sizeof(T0)), length, binaryFormatPointer, binaryPointer); }
    public void GetProgramBinary<T0>(uint program, out uint length, GLEnum* binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (uint* lengthPointer = &length) fixed (T0* binaryPointer = binary) GetProgramBinary(program, (uint)(binary.Length * sizeof(T0)), lengthPointer, binaryFormat, binaryPointer); }
    public void GetProgramBinary<T0>(uint program, out uint length, out GLEnum binaryFormat, Span<T0> binary) where T0 : unmanaged
    { fixed (uint* lengthPointer = &length) fixed (GLEnum* binaryFormatPointer = &binaryFormat) fixed (T0* binaryPointer = binary) GetProgramBinary(program, (uint)(binary.Length * sizeof(T0)), lengthPointer, binaryFormatPointer, binaryPointer); }
    public T0 GetProgramBinary<T0>(uint program, uint bufSize, uint* length, GLEnum* binaryFormat) where T0 : unmanaged
    { T0 value; GetProgramBinary(program, bufSize, length, binaryFormat, &value); return value; }
    public T0 GetProgramBinary<T0>(uint program, uint bufSize, uint* length, out GLEnum binaryFormat) where T0 : unmanaged
    { T0 value; fixed (GLEnum* binaryFormatPointer = &binaryFormat) GetProgramBinary(program, bufSize, length, binaryFormatPointer, &value); return value; }
    public T0 GetProgramBinary<T0>(uint program, uint bufSize, out uint length, GLEnum* binaryFormat) where T0 : unmanaged
    { T0 value; fixed (uint* lengthPointer = &length) GetProgramBinary(program, bufSize, lengthPointer, binaryFormat, &value); return value; }
    public T0 GetProgramBinary<T0>(uint program, uint bufSize, out uint length, out GLEnum binaryFormat) where T0 : unmanaged
    { T0 value; fixed (uint* lengthPointer = &length) fixed (GLEnum* binaryFormatPointer = &binaryFormat) GetProgramBinary(program, bufSize, lengthPointer, binaryFormatPointer, &value); return value; }

    public void ProgramBinary(uint program, GLEnum binaryFormat, void* binary, uint length)
        => ((delegate* unmanaged<uint, GLEnum, void*, uint, void>)Entry(ref _programBinary, "glProgramBinary"))(program, binaryFormat, binary, length);
    public void ProgramBinary<T0>(uint program, GLEnum binaryFormat, ref readonly T0 binary, uint length) where T0 : unmanaged
    { fixed (T0* binaryPointer = &binary) ProgramBinary(program, binaryFormat, binaryPointer, length); }
    public void ProgramBinary<T0>(uint program, GLEnum binaryFormat, ReadOnlySpan<T0> binary) where T0 : unmanaged
    { fixed (T0* binaryPointer = binary) ProgramBinary(program, binaryFormat, binaryPointer, (uint)(binary.Length * sizeof(T0))); }

    public void ProgramParameter(uint program, GLEnum pname, int value)
        => ((delegate* unmanaged<uint, GLEnum, int, void>)Entry(ref _programParameteri, "glProgramParameteri"))(program, pname, value);
    public void ProgramParameter(uint program, ProgramParameterPName pname, int value) => ProgramParameter(program, (GLEnum)pname, value);

    public void ShaderSource(uint shader, string @string)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(@string + "\0");
        var length = utf8.Length - 1;
        fixed (byte* text = utf8)
            ShaderSource(shader, 1, &text, &length);
    }

    public void ShaderSource(uint shader, uint count, string[] @stringSa, ref readonly int length)
    { fixed (int* lengthPointer = &length) ShaderSource(shader, count, @stringSa, lengthPointer); }

    public void ShaderSource(uint shader, uint count, string[] @stringSa, int* length)
    {
        var texts = stackalloc byte*[(int)count];
        try
        {
            for (var i = 0; i < count; i++)
                texts[i] = (byte*)Marshal.StringToCoTaskMemUTF8(@stringSa[i]);
            ShaderSource(shader, count, texts, length);
        }
        finally
        {
            for (var i = 0; i < count; i++)
                Marshal.FreeCoTaskMem((nint)texts[i]);
        }
    }

    public string GetShaderInfoLog(uint shader)
    { GetShaderInfoLog(shader, out var info); return info; }
    public void GetShaderInfoLog(uint shader, out string info) =>
        GetShaderInfoLog(shader, (uint)GetShader(shader, ShaderParameterName.InfoLogLength), out _, out info);
    public void GetShaderInfoLog(uint shader, uint bufSize, uint* length, out string infoLog)
    { GetShaderInfoLog(shader, bufSize, out var written, out infoLog); if (length != null) *length = written; }
    public void GetShaderInfoLog(uint shader, uint bufSize, out uint length, out string infoLog)
    {
        var text = new byte[bufSize];
        GetShaderInfoLog(shader, out length, text);
        infoLog = System.Text.Encoding.UTF8.GetString(text, 0, (int)length);
    }

    public string GetProgramInfoLog(uint program)
    { GetProgramInfoLog(program, out var info); return info; }
    public void GetProgramInfoLog(uint program, out string info) =>
        GetProgramInfoLog(program, (uint)GetProgram(program, ProgramPropertyARB.InfoLogLength), out _, out info);
    public void GetProgramInfoLog(uint program, uint bufSize, uint* length, out string infoLog)
    { GetProgramInfoLog(program, bufSize, out var written, out infoLog); if (length != null) *length = written; }
    public void GetProgramInfoLog(uint program, uint bufSize, out uint length, out string infoLog)
    {
        var text = new byte[bufSize];
        GetProgramInfoLog(program, out length, text);
        infoLog = System.Text.Encoding.UTF8.GetString(text, 0, (int)length);
    }
}
