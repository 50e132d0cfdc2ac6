namespace Silk.NET.OpenGL;

// Program introspection: interfaces, resource indices and names.
public unsafe partial class GL
{
    private nint _getProgramInterfaceiv, _getProgramResourceIndex, _getProgramResourceName;

    public void GetProgramInterface(uint program, GLEnum programInterface, GLEnum pname, int* @params)
        => ((delegate* unmanaged<uint, GLEnum, GLEnum, int*, void>)Entry(ref _getProgramInterfaceiv, "glGetProgramInterfaceiv"))(program, programInterface, pname, @params);
    public void GetProgramInterface(uint program, GLEnum programInterface, GLEnum pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramInterface(program, programInterface, pname, paramsPointer); }
    public void GetProgramInterface(uint program, GLEnum programInterface, ProgramInterfacePName pname, int* @params)
        => GetProgramInterface(program, programInterface, (GLEnum)pname, @params);
    public void GetProgramInterface(uint program, GLEnum programInterface, ProgramInterfacePName pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramInterface(program, programInterface, (GLEnum)pname, paramsPointer); }
    public void GetProgramInterface(uint program, ProgramInterface programInterface, GLEnum pname, int* @params)
        => GetProgramInterface(program, (GLEnum)programInterface, pname, @params);
    public void GetProgramInterface(uint program, ProgramInterface programInterface, GLEnum pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramInterface(program, (GLEnum)programInterface, pname, paramsPointer); }
    public void GetProgramInterface(uint program, ProgramInterface programInterface, ProgramInterfacePName pname, int* @params)
        => GetProgramInterface(program, (GLEnum)programInterface, (GLEnum)pname, @params);
    public void GetProgramInterface(uint program, ProgramInterface programInterface, ProgramInterfacePName pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetProgramInterface(program, (GLEnum)programInterface, (GLEnum)pname, paramsPointer); }
    public int GetProgramInterface(uint program, GLEnum programInterface, GLEnum pname)
    { int value; GetProgramInterface(program, programInterface, pname, &value); return value; }
    public int GetProgramInterface(uint program, GLEnum programInterface, ProgramInterfacePName pname)
    { int value; GetProgramInterface(program, programInterface, (GLEnum)pname, &value); return value; }
    public int GetProgramInterface(uint program, ProgramInterface programInterface, GLEnum pname)
    { int value; GetProgramInterface(program, (GLEnum)programInterface, pname, &value); return value; }
    public int GetProgramInterface(uint program, ProgramInterface programInterface, ProgramInterfacePName pname)
    { int value; GetProgramInterface(program, (GLEnum)programInterface, (GLEnum)pname, &value); return value; }

    public uint GetProgramResourceIndex(uint program, GLEnum programInterface, byte* name)
        => ((delegate* unmanaged<uint, GLEnum, byte*, uint>)Entry(ref _getProgramResourceIndex, "glGetProgramResourceIndex"))(program, programInterface, name);
    public uint GetProgramResourceIndex(uint program, GLEnum programInterface, ref readonly byte name)
    { fixed (byte* namePointer = &name) return GetProgramResourceIndex(program, programInterface, namePointer); }
    public uint GetProgramResourceIndex(uint program, GLEnum programInterface, string name)
    { fixed (byte* namePointer = Utf8(name)) return GetProgramResourceIndex(program, programInterface, namePointer); }
    public uint GetProgramResourceIndex(uint program, ProgramInterface programInterface, byte* name)
        => GetProgramResourceIndex(program, (GLEnum)programInterface, name);
    public uint GetProgramResourceIndex(uint program, ProgramInterface programInterface, ref readonly byte name)
    { fixed (byte* namePointer = &name) return GetProgramResourceIndex(program, (GLEnum)programInterface, namePointer); }
    public uint GetProgramResourceIndex(uint program, ProgramInterface programInterface, string name)
    { fixed (byte* namePointer = Utf8(name)) return GetProgramResourceIndex(program, (GLEnum)programInterface, namePointer); }

    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, uint* length, byte* name)
        => ((delegate* unmanaged<uint, GLEnum, uint, uint, uint*, byte*, void>)Entry(ref _getProgramResourceName, "glGetProgramResourceName"))(program, programInterface, index, bufSize, length, name);
    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, uint* length, out byte name)
    { fixed (byte* namePointer = &name) GetProgramResourceName(program, programInterface, index, bufSize, length, namePointer); }
    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, out uint length, byte* name)
    { fixed (uint* lengthPointer = &length) GetProgramResourceName(program, programInterface, index, bufSize, lengthPointer, name); }
    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, out uint length, out byte name)
    { fixed (uint* lengthPointer = &length) fixed (byte* namePointer = &name) GetProgramResourceName(program, programInterface, index, bufSize, lengthPointer, namePointer); }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, uint* length, byte* name)
        => GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, length, name);
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, uint* length, out byte name)
    { fixed (byte* namePointer = &name) GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, length, namePointer); }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, out uint length, byte* name)
    { fixed (uint* lengthPointer = &length) GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, lengthPointer, name); }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, out uint length, out byte name)
    { fixed (uint* lengthPointer = &length) fixed (byte* namePointer = &name) GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, lengthPointer, namePointer); }
    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint* length, Span<byte> name)
    { fixed (byte* namePointer = name) GetProgramResourceName(program, programInterface, index, (uint)name.Length, length, namePointer); }
    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, out uint length, Span<byte> name)
    { fixed (uint* lengthPointer = &length) fixed (byte* namePointer = name) GetProgramResourceName(program, programInterface, index, (uint)name.Length, lengthPointer, namePointer); }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint* length, Span<byte> name)
    { fixed (byte* namePointer = name) GetProgramResourceName(program, (GLEnum)programInterface, index, (uint)name.Length, length, namePointer); }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, out uint length, Span<byte> name)
    { fixed (uint* lengthPointer = &length) fixed (byte* namePointer = name) GetProgramResourceName(program, (GLEnum)programInterface, index, (uint)name.Length, lengthPointer, namePointer); }
    public byte GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, uint* length)
    { byte value; GetProgramResourceName(program, programInterface, index, bufSize, length, &value); return value; }
    public byte GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, out uint length)
    { byte value; fixed (uint* lengthPointer = &length) GetProgramResourceName(program, programInterface, index, bufSize, lengthPointer, &value); return value; }
    public byte GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, uint* length)
    { byte value; GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, length, &value); return value; }
    public byte GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, out uint length)
    { byte value; fixed (uint* lengthPointer = &length) GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, lengthPointer, &value); return value; }

    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, out uint length, out string name)
    {
        var text = new byte[bufSize];
        GetProgramResourceName(program, programInterface, index, out length, text);
        name = System.Text.Encoding.UTF8.GetString(text, 0, (int)length);
    }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, out uint length, out string name)
        => GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, out length, out name);
    public void GetProgramResourceName(uint program, GLEnum programInterface, uint index, uint bufSize, uint* length, out string name)
    { GetProgramResourceName(program, programInterface, index, bufSize, out var written, out name); if (length != null) *length = written; }
    public void GetProgramResourceName(uint program, ProgramInterface programInterface, uint index, uint bufSize, uint* length, out string name)
        => GetProgramResourceName(program, (GLEnum)programInterface, index, bufSize, length, out name);
}
