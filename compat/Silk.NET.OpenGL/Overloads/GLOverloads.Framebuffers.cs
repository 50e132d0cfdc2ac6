namespace Silk.NET.OpenGL;

// Span forms. Framebuffer objects, blits and pixel readback.
public static unsafe partial class GLOverloads
{
    public static void GenFramebuffers(this GL gl, uint n, Span<uint> framebuffers)
    { fixed (uint* framebuffersPointer = framebuffers) gl.GenFramebuffers(n, framebuffersPointer); }
    public static void GenFramebuffers(this GL gl, uint n, Span<Framebuffer> framebuffers)
    { fixed (Framebuffer* framebuffersPointer = framebuffers) gl.GenFramebuffers(n, (uint*)framebuffersPointer); }

    public static void DeleteFramebuffers(this GL gl, uint n, ReadOnlySpan<uint> framebuffers)
    { fixed (uint* framebuffersPointer = framebuffers) gl.DeleteFramebuffers(n, framebuffersPointer); }
    public static void DeleteFramebuffers(this GL gl, uint n, ReadOnlySpan<Framebuffer> framebuffers)
    { fixed (Framebuffer* framebuffersPointer = framebuffers) gl.DeleteFramebuffers(n, (uint*)framebuffersPointer); }

    public static void ReadPixels<T0>(this GL gl, int x, int y, uint width, uint height, GLEnum format, GLEnum type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.ReadPixels(x, y, width, height, format, type, pixelsPointer); }
    public static void ReadPixels<T0>(this GL gl, int x, int y, uint width, uint height, GLEnum format, PixelType type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.ReadPixels(x, y, width, height, format, (GLEnum)type, pixelsPointer); }
    public static void ReadPixels<T0>(this GL gl, int x, int y, uint width, uint height, PixelFormat format, GLEnum type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.ReadPixels(x, y, width, height, (GLEnum)format, type, pixelsPointer); }
    public static void ReadPixels<T0>(this GL gl, int x, int y, uint width, uint height, PixelFormat format, PixelType type, Span<T0> pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = pixels) gl.ReadPixels(x, y, width, height, (GLEnum)format, (GLEnum)type, pixelsPointer); }
}
