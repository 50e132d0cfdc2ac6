namespace Silk.NET.OpenGL;

// Span forms. Program introspection: resource properties.
public static unsafe partial class GLOverloads
{
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, props, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, Span<uint> length, int* @params)
    { fixed (uint* lengthPointer = length) gl.GetProgramResource(program, programInterface, index, propCount, props, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, Span<uint> length, Span<int> @params)
    { fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, props, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, uint* length, int* @params)
    { fixed (GLEnum* propsPointer = props) gl.GetProgramResource(program, programInterface, index, propCount, propsPointer, count, length, @params); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, uint* length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, propsPointer, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, Span<uint> length, int* @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = length) gl.GetProgramResource(program, programInterface, index, propCount, propsPointer, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, Span<uint> length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, propsPointer, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, Span<uint> length, int* @params)
    { fixed (uint* lengthPointer = length) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, Span<uint> length, Span<int> @params)
    { fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, uint* length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, length, @params); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, uint* length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, Span<uint> length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = length) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, GLEnum programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, Span<uint> length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, Span<uint> length, int* @params)
    { fixed (uint* lengthPointer = length) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, Span<uint> length, Span<int> @params)
    { fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, uint* length, int* @params)
    { fixed (GLEnum* propsPointer = props) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, length, @params); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, uint* length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, Span<uint> length, int* @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = length) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<GLEnum> props, uint count, Span<uint> length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, Span<uint> length, int* @params)
    { fixed (uint* lengthPointer = length) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, Span<uint> length, Span<int> @params)
    { fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, uint* length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, length, @params); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, uint* length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, length, paramsPointer); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, Span<uint> length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = length) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, @params); }
    public static void GetProgramResource(this GL gl, uint program, ProgramInterface programInterface, uint index, uint propCount, ReadOnlySpan<ProgramResourceProperty> props, uint count, Span<uint> length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = length) fixed (int* paramsPointer = @params) gl.GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, paramsPointer); }
}
