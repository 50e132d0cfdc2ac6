namespace Silk.NET.OpenGL;

// Program introspection: resource properties.
public unsafe partial class GL
{
    private nint _getProgramResourceiv;

    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length, int* @params)
        => ((delegate* unmanaged<uint, GLEnum, uint, uint, GLEnum*, uint, uint*, int*, void>)Entry(ref _getProgramResourceiv, "glGetProgramResourceiv"))(program, programInterface, index, propCount, props, count, length, @params);
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, props, count, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, out uint length, int* @params)
    { fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, props, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, out uint length, out int @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, props, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, uint* length, int* @params)
    { fixed (GLEnum* propsPointer = &props) GetProgramResource(program, programInterface, index, propCount, propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, uint* length, out int @params)
    { fixed (GLEnum* propsPointer = &props) fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, propsPointer, count, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, out uint length, int* @params)
    { fixed (GLEnum* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, out uint length, out int @params)
    { fixed (GLEnum* propsPointer = &props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, propsPointer, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length, int* @params)
        => GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, length, @params);
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, out uint length, int* @params)
    { fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, out uint length, out int @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, uint* length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, uint* length, out int @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, out uint length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, out uint length, out int @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length, int* @params)
        => GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, length, @params);
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, out uint length, int* @params)
    { fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, out uint length, out int @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, uint* length, int* @params)
    { fixed (GLEnum* propsPointer = &props) GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, uint* length, out int @params)
    { fixed (GLEnum* propsPointer = &props) fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, out uint length, int* @params)
    { fixed (GLEnum* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, out uint length, out int @params)
    { fixed (GLEnum* propsPointer = &props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length, int* @params)
        => GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, length, @params);
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, out uint length, int* @params)
    { fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, out uint length, out int @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, uint* length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, uint* length, out int @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, out uint length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, out uint length, out int @params)
    { fixed (ProgramResourceProperty* propsPointer = &props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = &@params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, propCount, props, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, out uint length, Span<int> @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, propCount, props, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<GLEnum> props, uint count, uint* length, int* @params)
    { fixed (GLEnum* propsPointer = props) GetProgramResource(program, programInterface, index, (uint)props.Length, propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<GLEnum> props, uint* length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, (uint)props.Length, propsPointer, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<GLEnum> props, uint count, out uint length, int* @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, (uint)props.Length, propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<GLEnum> props, out uint length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, (uint)props.Length, propsPointer, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, out uint length, Span<int> @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, uint count, uint* length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) GetProgramResource(program, programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, uint* length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, uint count, out uint length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, GLEnum programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, out uint length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, out uint length, Span<int> @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<GLEnum> props, uint count, uint* length, int* @params)
    { fixed (GLEnum* propsPointer = props) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<GLEnum> props, uint* length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, propsPointer, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<GLEnum> props, uint count, out uint length, int* @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<GLEnum> props, out uint length, Span<int> @params)
    { fixed (GLEnum* propsPointer = props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, propsPointer, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint* length, Span<int> @params)
    { fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, out uint length, Span<int> @params)
    { fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, (uint)@params.Length, lengthPointer, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, uint count, uint* length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, count, length, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, uint* length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, (uint)@params.Length, length, paramsPointer); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, uint count, out uint length, int* @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, count, lengthPointer, @params); }
    public void GetProgramResource(uint program, ProgramInterface programInterface, uint index, ReadOnlySpan<ProgramResourceProperty> props, out uint length, Span<int> @params)
    { fixed (ProgramResourceProperty* propsPointer = props) fixed (uint* lengthPointer = &length) fixed (int* paramsPointer = @params) GetProgramResource(program, (GLEnum)programInterface, index, (uint)props.Length, (GLEnum*)propsPointer, (uint)@params.Length, lengthPointer, paramsPointer); }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length)
    { int value; GetProgramResource(program, programInterface, index, propCount, props, count, length, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, GLEnum* props, uint count, out uint length)
    { int value; fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, props, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, uint* length)
    { int value; fixed (GLEnum* propsPointer = &props) GetProgramResource(program, programInterface, index, propCount, propsPointer, count, length, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, out uint length)
    { int value; fixed (GLEnum* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, propsPointer, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length)
    { int value; GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, length, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, out uint length)
    { int value; fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, uint* length)
    { int value; fixed (ProgramResourceProperty* propsPointer = &props) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, length, &value); return value; }
    public int GetProgramResource(uint program, GLEnum programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, out uint length)
    { int value; fixed (ProgramResourceProperty* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, uint* length)
    { int value; GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, length, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, GLEnum* props, uint count, out uint length)
    { int value; fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, props, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, uint* length)
    { int value; fixed (GLEnum* propsPointer = &props) GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, length, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly GLEnum props, uint count, out uint length)
    { int value; fixed (GLEnum* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, propsPointer, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, uint* length)
    { int value; GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, length, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ProgramResourceProperty* props, uint count, out uint length)
    { int value; fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)props, count, lengthPointer, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, uint* length)
    { int value; fixed (ProgramResourceProperty* propsPointer = &props) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, length, &value); return value; }
    public int GetProgramResource(uint program, ProgramInterface programInterface, uint index, uint propCount, ref readonly ProgramResourceProperty props, uint count, out uint length)
    { int value; fixed (ProgramResourceProperty* propsPointer = &props) fixed (uint* lengthPointer = &length) GetProgramResource(program, (GLEnum)programInterface, index, propCount, (GLEnum*)propsPointer, count, lengthPointer, &value); return value; }
}
