namespace Silk.NET.OpenGL;

// Span forms. Mutable texture images.
public static unsafe partial class GLOverloads
{
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, int internalformat, uint width, uint height, int border, GLEnum format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, internalformat, width, height, border, format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, int internalformat, uint width, uint height, int border, GLEnum format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, internalformat, width, height, border, format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, int internalformat, uint width, uint height, int border, PixelFormat format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, internalformat, width, height, border, (GLEnum)format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, int internalformat, uint width, uint height, int border, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, internalformat, width, height, border, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, InternalFormat internalformat, uint width, uint height, int border, GLEnum format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, (int)internalformat, width, height, border, format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, InternalFormat internalformat, uint width, uint height, int border, GLEnum format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, (int)internalformat, width, height, border, format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, InternalFormat internalformat, uint width, uint height, int border, PixelFormat format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, (int)internalformat, width, height, border, (GLEnum)format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, GLEnum target, int level, InternalFormat internalformat, uint width, uint height, int border, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D(target, level, (int)internalformat, width, height, border, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, int internalformat, uint width, uint height, int border, GLEnum format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, internalformat, width, height, border, format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, int internalformat, uint width, uint height, int border, GLEnum format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, internalformat, width, height, border, format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, int internalformat, uint width, uint height, int border, PixelFormat format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, internalformat, width, height, border, (GLEnum)format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, int internalformat, uint width, uint height, int border, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, internalformat, width, height, border, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border, GLEnum format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, (int)internalformat, width, height, border, format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border, GLEnum format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, (int)internalformat, width, height, border, format, (GLEnum)type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border, PixelFormat format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, (int)internalformat, width, height, border, (GLEnum)format, type, pixelsPointer); }
    public static void TexImage2D<T0>(this GL gl, TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexImage2D((GLEnum)target, level, (int)internalformat, width, height, border, (GLEnum)format, (GLEnum)type, pixelsPointer); }
}
