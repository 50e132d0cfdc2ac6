namespace Silk.NET.OpenGL;

// Span forms. Pixels into and out of textures.
public static unsafe partial class GLOverloads
{
    public static void TexSubImage2D<T0>(this GL gl, GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D(target, level, xoffset, yoffset, width, height, format, type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D(target, level, xoffset, yoffset, width, height, format, (GLEnum)type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D(target, level, xoffset, yoffset, width, height, (GLEnum)format, type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D(target, level, xoffset, yoffset, width, height, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, format, type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, format, (GLEnum)type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, GLEnum type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, (GLEnum)format, type, pixelsPointer); }
    public static void TexSubImage2D<T0>(this GL gl, TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, (GLEnum)format, (GLEnum)type, pixelsPointer); }

    public static void GetTexImage<T0>(this GL gl, GLEnum target, int level, GLEnum format, GLEnum type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage(target, level, format, type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, GLEnum target, int level, GLEnum format, PixelType type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage(target, level, format, (GLEnum)type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, GLEnum target, int level, PixelFormat format, GLEnum type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage(target, level, (GLEnum)format, type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, GLEnum target, int level, PixelFormat format, PixelType type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage(target, level, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, TextureTarget target, int level, GLEnum format, GLEnum type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage((GLEnum)target, level, format, type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, TextureTarget target, int level, GLEnum format, PixelType type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage((GLEnum)target, level, format, (GLEnum)type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, TextureTarget target, int level, PixelFormat format, GLEnum type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage((GLEnum)target, level, (GLEnum)format, type, pixelsPointer); }
    public static void GetTexImage<T0>(this GL gl, TextureTarget target, int level, PixelFormat format, PixelType type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.GetTexImage((GLEnum)target, level, (GLEnum)format, (GLEnum)type, pixelsPointer); }
}
