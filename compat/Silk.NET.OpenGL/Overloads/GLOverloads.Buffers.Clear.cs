namespace Silk.NET.OpenGL;

// Span forms. Filling buffer objects.
public static unsafe partial class GLOverloads
{
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, GLEnum internalformat, GLEnum format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, internalformat, format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, GLEnum internalformat, GLEnum format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, internalformat, format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, GLEnum internalformat, PixelFormat format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, internalformat, (GLEnum)format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, GLEnum internalformat, PixelFormat format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, SizedInternalFormat internalformat, GLEnum format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, (GLEnum)internalformat, format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, SizedInternalFormat internalformat, GLEnum format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, (GLEnum)internalformat, format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, SizedInternalFormat internalformat, PixelFormat format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, (GLEnum)internalformat, (GLEnum)format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, GLEnum target, SizedInternalFormat internalformat, PixelFormat format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData(target, (GLEnum)internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, GLEnum internalformat, GLEnum format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, internalformat, format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, GLEnum internalformat, GLEnum format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, internalformat, format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, GLEnum internalformat, PixelFormat format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, internalformat, (GLEnum)format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, GLEnum internalformat, PixelFormat format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, SizedInternalFormat internalformat, GLEnum format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, (GLEnum)internalformat, format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, SizedInternalFormat internalformat, GLEnum format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, (GLEnum)internalformat, format, (GLEnum)type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, SizedInternalFormat internalformat, PixelFormat format, GLEnum type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, (GLEnum)internalformat, (GLEnum)format, type, dataPointer); }
    public static void ClearBufferData<T0>(this GL gl, BufferStorageTarget target, SizedInternalFormat internalformat, PixelFormat format, PixelType type, ReadOnlySpan<T0> data) where T0 : unmanaged
    { fixed (T0* dataPointer = data) gl.ClearBufferData((GLEnum)target, (GLEnum)internalformat, (GLEnum)format, (GLEnum)type, dataPointer); }
}
