using System.Drawing;
using System.Numerics;
using System.Runtime.InteropServices;
using Silk.NET.Maths;

namespace Silk.NET.OpenGL;

// Driver strings, limits, capabilities, viewport and blending.
public unsafe partial class GL
{
    private nint _getStringi, _getString, _getIntegeri_v, _getIntegerv, _getInteger64v, _getInteger64i_v,
        _getFloati_v, _getFloatv, _getBooleani_v, _getBooleanv, _getError, _enablei, _enable, _disablei, _disable,
        _isEnabledi, _isEnabled, _finish, _flush, _viewport, _scissor, _clear, _clearColor, _blendFunci, _blendFunc,
        _blendFuncSeparatei, _blendFuncSeparate, _pixelStoref, _pixelStorei;

    public byte* GetString(GLEnum name, uint index)
        => ((delegate* unmanaged<GLEnum, uint, byte*>)Entry(ref _getStringi, "glGetStringi"))(name, index);
    public byte* GetString(StringName name, uint index) => GetString((GLEnum)name, index);
    public byte* GetString(GLEnum name) => ((delegate* unmanaged<GLEnum, byte*>)Entry(ref _getString, "glGetString"))(name);
    public byte* GetString(StringName name) => GetString((GLEnum)name);

    public void GetInteger(GLEnum target, uint index, int* data)
        => ((delegate* unmanaged<GLEnum, uint, int*, void>)Entry(ref _getIntegeri_v, "glGetIntegeri_v"))(target, index, data);
    public void GetInteger(GLEnum target, uint index, out int data)
    { fixed (int* dataPointer = &data) GetInteger(target, index, dataPointer); }
    public void GetInteger(GetPName target, uint index, int* data) => GetInteger((GLEnum)target, index, data);
    public void GetInteger(GetPName target, uint index, out int data)
    { fixed (int* dataPointer = &data) GetInteger((GLEnum)target, index, dataPointer); }
    public void GetInteger(GLEnum pname, int* data)
        => ((delegate* unmanaged<GLEnum, int*, void>)Entry(ref _getIntegerv, "glGetIntegerv"))(pname, data);
    public void GetInteger(GLEnum pname, out int data)
    { fixed (int* dataPointer = &data) GetInteger(pname, dataPointer); }
    public void GetInteger(GetPName pname, int* data) => GetInteger((GLEnum)pname, data);
    public void GetInteger(GetPName pname, out int data)
    { fixed (int* dataPointer = &data) GetInteger((GLEnum)pname, dataPointer); }
    public int GetInteger(GLEnum pname)
    { int value; GetInteger(pname, &value); return value; }
    public int GetInteger(GetPName pname)
    { int value; GetInteger((GLEnum)pname, &value); return value; }
    public int GetInteger(GLEnum target, uint index)
    { int value; GetInteger(target, index, &value); return value; }
    public int GetInteger(GetPName target, uint index)
    { int value; GetInteger((GLEnum)target, index, &value); return value; }

    public void GetInteger64(GLEnum pname, long* data)
        => ((delegate* unmanaged<GLEnum, long*, void>)Entry(ref _getInteger64v, "glGetInteger64v"))(pname, data);
    public void GetInteger64(GLEnum pname, out long data)
    { fixed (long* dataPointer = &data) GetInteger64(pname, dataPointer); }
    public void GetInteger64(GetPName pname, long* data) => GetInteger64((GLEnum)pname, data);
    public void GetInteger64(GetPName pname, out long data)
    { fixed (long* dataPointer = &data) GetInteger64((GLEnum)pname, dataPointer); }
    public void GetInteger64(GLEnum target, uint index, long* data)
        => ((delegate* unmanaged<GLEnum, uint, long*, void>)Entry(ref _getInteger64i_v, "glGetInteger64i_v"))(target, index, data);
    public void GetInteger64(GLEnum target, uint index, out long data)
    { fixed (long* dataPointer = &data) GetInteger64(target, index, dataPointer); }
    public void GetInteger64(GetPName target, uint index, long* data) => GetInteger64((GLEnum)target, index, data);
    public void GetInteger64(GetPName target, uint index, out long data)
    { fixed (long* dataPointer = &data) GetInteger64((GLEnum)target, index, dataPointer); }
    public long GetInteger64(GLEnum pname)
    { long value; GetInteger64(pname, &value); return value; }
    public long GetInteger64(GetPName pname)
    { long value; GetInteger64((GLEnum)pname, &value); return value; }
    public long GetInteger64(GLEnum target, uint index)
    { long value; GetInteger64(target, index, &value); return value; }
    public long GetInteger64(GetPName target, uint index)
    { long value; GetInteger64((GLEnum)target, index, &value); return value; }

    public void GetFloat(GLEnum target, uint index, float* data)
        => ((delegate* unmanaged<GLEnum, uint, float*, void>)Entry(ref _getFloati_v, "glGetFloati_v"))(target, index, data);
    public void GetFloat(GLEnum target, uint index, out float data)
    { fixed (float* dataPointer = &data) GetFloat(target, index, dataPointer); }
    public void GetFloat(GetPName target, uint index, float* data) => GetFloat((GLEnum)target, index, data);
    public void GetFloat(GetPName target, uint index, out float data)
    { fixed (float* dataPointer = &data) GetFloat((GLEnum)target, index, dataPointer); }
    public void GetFloat(GLEnum pname, float* data) => ((delegate* unmanaged<GLEnum, float*, void>)Entry(ref _getFloatv, "glGetFloatv"))(pname, data);
    public void GetFloat(GLEnum pname, out float data)
    { fixed (float* dataPointer = &data) GetFloat(pname, dataPointer); }
    public void GetFloat(GetPName pname, float* data) => GetFloat((GLEnum)pname, data);
    public void GetFloat(GetPName pname, out float data)
    { fixed (float* dataPointer = &data) GetFloat((GLEnum)pname, dataPointer); }
    public float GetFloat(GLEnum pname)
    { float value; GetFloat(pname, &value); return value; }
    public float GetFloat(GetPName pname)
    { float value; GetFloat((GLEnum)pname, &value); return value; }
    public float GetFloat(GLEnum target, uint index)
    { float value; GetFloat(target, index, &value); return value; }
    public float GetFloat(GetPName target, uint index)
    { float value; GetFloat((GLEnum)target, index, &value); return value; }

    public void GetBoolean(GLEnum target, uint index, bool* data)
        => ((delegate* unmanaged<GLEnum, uint, bool*, void>)Entry(ref _getBooleani_v, "glGetBooleani_v"))(target, index, data);
    public void GetBoolean(GLEnum target, uint index, out bool data)
    { fixed (bool* dataPointer = &data) GetBoolean(target, index, dataPointer); }
    public void GetBoolean(BufferTargetARB target, uint index, bool* data) => GetBoolean((GLEnum)target, index, data);
    public void GetBoolean(BufferTargetARB target, uint index, out bool data)
    { fixed (bool* dataPointer = &data) GetBoolean((GLEnum)target, index, dataPointer); }
    public void GetBoolean(GLEnum pname, bool* data)
        => ((delegate* unmanaged<GLEnum, bool*, void>)Entry(ref _getBooleanv, "glGetBooleanv"))(pname, data);
    public void GetBoolean(GLEnum pname, out bool data)
    { fixed (bool* dataPointer = &data) GetBoolean(pname, dataPointer); }
    public void GetBoolean(GetPName pname, bool* data) => GetBoolean((GLEnum)pname, data);
    public void GetBoolean(GetPName pname, out bool data)
    { fixed (bool* dataPointer = &data) GetBoolean((GLEnum)pname, dataPointer); }
    public bool GetBoolean(GLEnum pname)
    { bool value; GetBoolean(pname, &value); return value; }
    public bool GetBoolean(GetPName pname)
    { bool value; GetBoolean((GLEnum)pname, &value); return value; }
    public bool GetBoolean(GLEnum target, uint index)
    { bool value; GetBoolean(target, index, &value); return value; }
    public bool GetBoolean(BufferTargetARB target, uint index)
    { bool value; GetBoolean((GLEnum)target, index, &value); return value; }

    public GLEnum GetError() => ((delegate* unmanaged<GLEnum>)Entry(ref _getError, "glGetError"))();

    public void Enable(GLEnum target, uint index) => ((delegate* unmanaged<GLEnum, uint, void>)Entry(ref _enablei, "glEnablei"))(target, index);
    public void Enable(EnableCap target, uint index) => Enable((GLEnum)target, index);
    public void Enable(GLEnum cap) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _enable, "glEnable"))(cap);
    public void Enable(EnableCap cap) => Enable((GLEnum)cap);

    public void Disable(GLEnum target, uint index) => ((delegate* unmanaged<GLEnum, uint, void>)Entry(ref _disablei, "glDisablei"))(target, index);
    public void Disable(EnableCap target, uint index) => Disable((GLEnum)target, index);
    public void Disable(GLEnum cap) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _disable, "glDisable"))(cap);
    public void Disable(EnableCap cap) => Disable((GLEnum)cap);

    public bool IsEnabled(GLEnum target, uint index)
        => ((delegate* unmanaged<GLEnum, uint, byte>)Entry(ref _isEnabledi, "glIsEnabledi"))(target, index) != 0;
    public bool IsEnabled(EnableCap target, uint index) => IsEnabled((GLEnum)target, index);
    public bool IsEnabled(GLEnum cap) => ((delegate* unmanaged<GLEnum, byte>)Entry(ref _isEnabled, "glIsEnabled"))(cap) != 0;
    public bool IsEnabled(EnableCap cap) => IsEnabled((GLEnum)cap);

    public void Finish() => ((delegate* unmanaged<void>)Entry(ref _finish, "glFinish"))();

    public void Flush() => ((delegate* unmanaged<void>)Entry(ref _flush, "glFlush"))();

    public void Viewport(int x, int y, uint width, uint height)
        => ((delegate* unmanaged<int, int, uint, uint, void>)Entry(ref _viewport, "glViewport"))(x, y, width, height);

    public void Scissor(int x, int y, uint width, uint height)
        => ((delegate* unmanaged<int, int, uint, uint, void>)Entry(ref _scissor, "glScissor"))(x, y, width, height);

    public void Clear(uint mask) => ((delegate* unmanaged<uint, void>)Entry(ref _clear, "glClear"))(mask);
    public void Clear(ClearBufferMask mask) => Clear((uint)mask);

    public void ClearColor(float red, float green, float blue, float alpha)
        => ((delegate* unmanaged<float, float, float, float, void>)Entry(ref _clearColor, "glClearColor"))(red, green, blue, alpha);

    public void BlendFunc(uint buf, GLEnum src, GLEnum dst)
        => ((delegate* unmanaged<uint, GLEnum, GLEnum, void>)Entry(ref _blendFunci, "glBlendFunci"))(buf, src, dst);
    public void BlendFunc(uint buf, GLEnum src, BlendingFactor dst) => BlendFunc(buf, src, (GLEnum)dst);
    public void BlendFunc(uint buf, BlendingFactor src, GLEnum dst) => BlendFunc(buf, (GLEnum)src, dst);
    public void BlendFunc(uint buf, BlendingFactor src, BlendingFactor dst) => BlendFunc(buf, (GLEnum)src, (GLEnum)dst);
    public void BlendFunc(GLEnum sfactor, GLEnum dfactor)
        => ((delegate* unmanaged<GLEnum, GLEnum, void>)Entry(ref _blendFunc, "glBlendFunc"))(sfactor, dfactor);
    public void BlendFunc(GLEnum sfactor, BlendingFactor dfactor) => BlendFunc(sfactor, (GLEnum)dfactor);
    public void BlendFunc(BlendingFactor sfactor, GLEnum dfactor) => BlendFunc((GLEnum)sfactor, dfactor);
    public void BlendFunc(BlendingFactor sfactor, BlendingFactor dfactor) => BlendFunc((GLEnum)sfactor, (GLEnum)dfactor);

    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, GLEnum dstRGB, GLEnum srcAlpha, GLEnum dstAlpha)
        => ((delegate* unmanaged<uint, GLEnum, GLEnum, GLEnum, GLEnum, void>)Entry(ref _blendFuncSeparatei, "glBlendFuncSeparatei"))(buf, srcRGB, dstRGB, srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, GLEnum dstRGB, GLEnum srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, dstRGB, srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, GLEnum dstRGB, BlendingFactor srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, dstRGB, (GLEnum)srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, GLEnum dstRGB, BlendingFactor srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, dstRGB, (GLEnum)srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, BlendingFactor dstRGB, GLEnum srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, (GLEnum)dstRGB, srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, BlendingFactor dstRGB, GLEnum srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, (GLEnum)dstRGB, srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, BlendingFactor dstRGB, BlendingFactor srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, (GLEnum)dstRGB, (GLEnum)srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, GLEnum srcRGB, BlendingFactor dstRGB, BlendingFactor srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, srcRGB, (GLEnum)dstRGB, (GLEnum)srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, GLEnum dstRGB, GLEnum srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, dstRGB, srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, GLEnum dstRGB, GLEnum srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, dstRGB, srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, GLEnum dstRGB, BlendingFactor srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, dstRGB, (GLEnum)srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, GLEnum dstRGB, BlendingFactor srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, dstRGB, (GLEnum)srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, BlendingFactor dstRGB, GLEnum srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, (GLEnum)dstRGB, srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, BlendingFactor dstRGB, GLEnum srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, (GLEnum)dstRGB, srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, BlendingFactor dstRGB, BlendingFactor srcAlpha, GLEnum dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, (GLEnum)dstRGB, (GLEnum)srcAlpha, dstAlpha);
    public void BlendFuncSeparate(uint buf, BlendingFactor srcRGB, BlendingFactor dstRGB, BlendingFactor srcAlpha, BlendingFactor dstAlpha)
        => BlendFuncSeparate(buf, (GLEnum)srcRGB, (GLEnum)dstRGB, (GLEnum)srcAlpha, (GLEnum)dstAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, GLEnum dfactorRGB, GLEnum sfactorAlpha, GLEnum dfactorAlpha)
        => ((delegate* unmanaged<GLEnum, GLEnum, GLEnum, GLEnum, void>)Entry(ref _blendFuncSeparate, "glBlendFuncSeparate"))(sfactorRGB, dfactorRGB, sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, GLEnum dfactorRGB, GLEnum sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, dfactorRGB, sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, GLEnum dfactorRGB, BlendingFactor sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, dfactorRGB, (GLEnum)sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, GLEnum dfactorRGB, BlendingFactor sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, dfactorRGB, (GLEnum)sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, BlendingFactor dfactorRGB, GLEnum sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, (GLEnum)dfactorRGB, sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, BlendingFactor dfactorRGB, GLEnum sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, (GLEnum)dfactorRGB, sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, BlendingFactor dfactorRGB, BlendingFactor sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, (GLEnum)dfactorRGB, (GLEnum)sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(GLEnum sfactorRGB, BlendingFactor dfactorRGB, BlendingFactor sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate(sfactorRGB, (GLEnum)dfactorRGB, (GLEnum)sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, GLEnum dfactorRGB, GLEnum sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, dfactorRGB, sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, GLEnum dfactorRGB, GLEnum sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, dfactorRGB, sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, GLEnum dfactorRGB, BlendingFactor sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, dfactorRGB, (GLEnum)sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, GLEnum dfactorRGB, BlendingFactor sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, dfactorRGB, (GLEnum)sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, BlendingFactor dfactorRGB, GLEnum sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, (GLEnum)dfactorRGB, sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, BlendingFactor dfactorRGB, GLEnum sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, (GLEnum)dfactorRGB, sfactorAlpha, (GLEnum)dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, BlendingFactor dfactorRGB, BlendingFactor sfactorAlpha, GLEnum dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, (GLEnum)dfactorRGB, (GLEnum)sfactorAlpha, dfactorAlpha);
    public void BlendFuncSeparate(BlendingFactor sfactorRGB, BlendingFactor dfactorRGB, BlendingFactor sfactorAlpha, BlendingFactor dfactorAlpha)
        => BlendFuncSeparate((GLEnum)sfactorRGB, (GLEnum)dfactorRGB, (GLEnum)sfactorAlpha, (GLEnum)dfactorAlpha);

    public void PixelStore(GLEnum pname, float param)
        => ((delegate* unmanaged<GLEnum, float, void>)Entry(ref _pixelStoref, "glPixelStoref"))(pname, param);
    public void PixelStore(PixelStoreParameter pname, float param) => PixelStore((GLEnum)pname, param);
    public void PixelStore(GLEnum pname, int param)
        => ((delegate* unmanaged<GLEnum, int, void>)Entry(ref _pixelStorei, "glPixelStorei"))(pname, param);
    public void PixelStore(PixelStoreParameter pname, int param) => PixelStore((GLEnum)pname, param);

    public string GetStringS(GLEnum name) => Marshal.PtrToStringUTF8((nint)GetString(name)) ?? "";
    public string GetStringS(StringName name) => GetStringS((GLEnum)name);
    public string GetStringS(GLEnum name, uint index) => Marshal.PtrToStringUTF8((nint)GetString(name, index)) ?? "";
    public string GetStringS(StringName name, uint index) => GetStringS((GLEnum)name, index);

    public void GetFloat(GLEnum pname, out Vector2 vector)
    { fixed (Vector2* vectorPointer = &vector) GetFloat(pname, (float*)vectorPointer); }
    public void GetFloat(GLEnum pname, out Vector3 vector)
    { fixed (Vector3* vectorPointer = &vector) GetFloat(pname, (float*)vectorPointer); }
    public void GetFloat(GLEnum pname, out Vector4 vector)
    { fixed (Vector4* vectorPointer = &vector) GetFloat(pname, (float*)vectorPointer); }
    public void GetFloat(GLEnum pname, out Matrix4x4 matrix)
    { fixed (Matrix4x4* matrixPointer = &matrix) GetFloat(pname, (float*)matrixPointer); }

    public void Viewport(Size size) => Viewport(0, 0, (uint)size.Width, (uint)size.Height);
    public void Viewport(Point location, Size size) => Viewport(location.X, location.Y, (uint)size.Width, (uint)size.Height);
    public void Viewport(Rectangle rectangle) => Viewport(rectangle.Location, rectangle.Size);
    public void Viewport(Vector2D<int> size) => Viewport(0, 0, (uint)size.X, (uint)size.Y);
    public void Viewport(Vector2D<int> location, Vector2D<int> size) => Viewport(location.X, location.Y, (uint)size.X, (uint)size.Y);
    public void Viewport(Rectangle<int> rectangle) => Viewport(rectangle.Origin, rectangle.Size);

    public void ClearColor(Color color) => ClearColor(color.R / 255f, color.G / 255f, color.B / 255f, color.A / 255f);
}
