namespace Silk.NET.OpenGL;

// Span forms. Program introspection: interfaces, resource indices and names.
public static unsafe partial class GLOverloads
{
    public static void GetProgramInterface(this GL gl, uint program, GLEnum programInterface, GLEnum pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramInterface(program, programInterface, pname, paramsPointer); }
    public static void GetProgramInterface(this GL gl, uint program, GLEnum programInterface, ProgramInterfacePName pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramInterface(program, programInterface, (GLEnum)pname, paramsPointer); }
    public static void GetProgramInterface(this GL gl, uint program, ProgramInterface programInterface, GLEnum pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramInterface(program, (GLEnum)programInterface, pname, paramsPointer); }
    public static void GetProgramInterface(this GL gl, uint program, ProgramInterface programInterface, ProgramInterfacePName pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramInterface(program, (GLEnum)programInterface, (GLEnum)pname, paramsPointer); }

    public static uint GetProgramResourceIndex(this GL gl, uint program, GLEnum programInterface, ReadOnlySpan<byte> name)
    { fixed (byte* namePointer = name) return gl.GetProgramResourceIndex(program, programInterface, namePointer); }
    public static uint GetProgramResourceIndex(this GL gl, uint program, ProgramInterface programInterface, ReadOnlySpan<byte> name)
    { fixed (byte* namePointer = name) return gl.GetProgramResourceIndex(program, (GLEnum)programInterface, namePointer); }

    public static void GetProgramResourceName(this GL gl, uint program, GLEnum programInterface, uint index, uint bufSize, uint* length, Span<byte> name)
    { fixed (byte* namePointer = name) gl.GetProgramResourceName(program, programInterface, index, bufSize, length, namePointer); }
    public static void GetProgramResourceName(this GL gl, uint program, GLEnum programInterface, uint index, uint bufSize, Span<uint> length, byte* name)
    { fixed (uint* lengthPointer = length) gl.GetProgramResourceName(program, programInterface, index, bufSize, lengthPointer, name); }
    public static void GetProgramResourceName(this GL gl, uint program, GLEnum programInterface, uint index, uint bufSize, Span<uint> length, Span<byte> name)
    { fixed (uint* lengthPointer = length) fixed (byte* namePointer = name) gl.GetProgramResourceName(program, programInterface, index, bufSize, lengthPointer, namePointer); }
    public static void GetProgramResourceName(this GL gl, uint program, ProgramInterface programInterface, uint index, uint bufSize, uint* length, Span<byte> name)
    { fixed (byte* namePointer = name) gl.GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, length, namePointer); }
    public static void GetProgramResourceName(this GL gl, uint program, ProgramInterface programInterface, uint index, uint bufSize, Span<uint> length, byte* name)
    { fixed (uint* lengthPointer = length) gl.GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, lengthPointer, name); }
    public static void GetProgramResourceName(this GL gl, uint program, ProgramInterface programInterface, uint index, uint bufSize, Span<uint> length, Span<byte> name)
    { fixed (uint* lengthPointer = length) fixed (byte* namePointer = name) gl.GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, lengthPointer, namePointer); }
}
