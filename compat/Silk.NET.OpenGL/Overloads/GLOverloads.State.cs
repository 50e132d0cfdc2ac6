namespace Silk.NET.OpenGL;

// Span forms. Driver strings, limits, capabilities, viewport and blending.
public static unsafe partial class GLOverloads
{
    public static void GetInteger(this GL gl, GLEnum target, uint index, Span<int> data)
    { fixed (int* dataPointer = data) gl.GetInteger(target, index, dataPointer); }
    public static void GetInteger(this GL gl, GetPName target, uint index, Span<int> data)
    { fixed (int* dataPointer = data) gl.GetInteger((GLEnum)target, index, dataPointer); }
    public static void GetInteger(this GL gl, GLEnum pname, Span<int> data)
    { fixed (int* dataPointer = data) gl.GetInteger(pname, dataPointer); }
    public static void GetInteger(this GL gl, GetPName pname, Span<int> data)
    { fixed (int* dataPointer = data) gl.GetInteger((GLEnum)pname, dataPointer); }

    public static void GetInteger64(this GL gl, GLEnum pname, Span<long> data)
    { fixed (long* dataPointer = data) gl.GetInteger64(pname, dataPointer); }
    public static void GetInteger64(this GL gl, GetPName pname, Span<long> data)
    { fixed (long* dataPointer = data) gl.GetInteger64((GLEnum)pname, dataPointer); }
    public static void GetInteger64(this GL gl, GLEnum target, uint index, Span<long> data)
    { fixed (long* dataPointer = data) gl.GetInteger64(target, index, dataPointer); }
    public static void GetInteger64(this GL gl, GetPName target, uint index, Span<long> data)
    { fixed (long* dataPointer = data) gl.GetInteger64((GLEnum)target, index, dataPointer); }

    public static void GetFloat(this GL gl, GLEnum target, uint index, Span<float> data)
    { fixed (float* dataPointer = data) gl.GetFloat(target, index, dataPointer); }
    public static void GetFloat(this GL gl, GetPName target, uint index, Span<float> data)
    { fixed (float* dataPointer = data) gl.GetFloat((GLEnum)target, index, dataPointer); }
    public static void GetFloat(this GL gl, GLEnum pname, Span<float> data)
    { fixed (float* dataPointer = data) gl.GetFloat(pname, dataPointer); }
    public static void GetFloat(this GL gl, GetPName pname, Span<float> data)
    { fixed (float* dataPointer = data) gl.GetFloat((GLEnum)pname, dataPointer); }

    public static void GetBoolean(this GL gl, GLEnum target, uint index, Span<bool> data)
    { fixed (bool* dataPointer = data) gl.GetBoolean(target, index, dataPointer); }
    public static void GetBoolean(this GL gl, BufferTargetARB target, uint index, Span<bool> data)
    { fixed (bool* dataPointer = data) gl.GetBoolean((GLEnum)target, index, dataPointer); }
    public static void GetBoolean(this GL gl, GLEnum pname, Span<bool> data)
    { fixed (bool* dataPointer = data) gl.GetBoolean(pname, dataPointer); }
    public static void GetBoolean(this GL gl, GetPName pname, Span<bool> data)
    { fixed (bool* dataPointer = data) gl.GetBoolean((GLEnum)pname, dataPointer); }
}
