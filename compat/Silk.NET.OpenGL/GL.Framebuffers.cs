namespace Silk.NET.OpenGL;

// Framebuffer objects, blits and pixel readback.
public unsafe partial class GL
{
    private nint _genFramebuffers, _bindFramebuffer, _framebufferTexture2D, _checkFramebufferStatus,
        _blitFramebuffer, _deleteFramebuffers, _readPixels, _readBuffer, _drawBuffer;

    public uint GenFramebuffer()
    { uint value; GenFramebuffers(1, &value); return value; }

    public void GenFramebuffers(uint n, uint* framebuffers)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genFramebuffers, "glGenFramebuffers"))(n, framebuffers);
    public void GenFramebuffers(uint n, out uint framebuffers)
    { fixed (uint* framebuffersPointer = &framebuffers) GenFramebuffers(n, framebuffersPointer); }
    public void GenFramebuffers(uint n, Framebuffer* framebuffers) => GenFramebuffers(n, (uint*)framebuffers);
    public void GenFramebuffers(uint n, out Framebuffer framebuffers)
    { fixed (Framebuffer* framebuffersPointer = &framebuffers) GenFramebuffers(n, (uint*)framebuffersPointer); }
    public void GenFramebuffers(Span<uint> framebuffers)
    { fixed (uint* framebuffersPointer = framebuffers) GenFramebuffers((uint)framebuffers.Length, framebuffersPointer); }
    public void GenFramebuffers(Span<Framebuffer> framebuffers)
    { fixed (Framebuffer* framebuffersPointer = framebuffers) GenFramebuffers((uint)framebuffers.Length, (uint*)framebuffersPointer); }
    public uint GenFramebuffers(uint n)
    { uint value; GenFramebuffers(n, &value); return value; }

    public void BindFramebuffer(GLEnum target, uint framebuffer)
        => ((delegate* unmanaged<GLEnum, uint, void>)Entry(ref _bindFramebuffer, "glBindFramebuffer"))(target, framebuffer);
    public void BindFramebuffer(FramebufferTarget target, uint framebuffer) => BindFramebuffer((GLEnum)target, framebuffer);

    public void FramebufferTexture2D(GLEnum target, GLEnum attachment, GLEnum textarget, uint texture, int level)
        => ((delegate* unmanaged<GLEnum, GLEnum, GLEnum, uint, int, void>)Entry(ref _framebufferTexture2D, "glFramebufferTexture2D"))(target, attachment, textarget, texture, level);
    public void FramebufferTexture2D(GLEnum target, GLEnum attachment, TextureTarget textarget, uint texture, int level)
        => FramebufferTexture2D(target, attachment, (GLEnum)textarget, texture, level);
    public void FramebufferTexture2D(GLEnum target, FramebufferAttachment attachment, GLEnum textarget, uint texture, int level)
        => FramebufferTexture2D(target, (GLEnum)attachment, textarget, texture, level);
    public void FramebufferTexture2D(GLEnum target, FramebufferAttachment attachment, TextureTarget textarget, uint texture, int level)
        => FramebufferTexture2D(target, (GLEnum)attachment, (GLEnum)textarget, texture, level);
    public void FramebufferTexture2D(FramebufferTarget target, GLEnum attachment, GLEnum textarget, uint texture, int level)
        => FramebufferTexture2D((GLEnum)target, attachment, textarget, texture, level);
    public void FramebufferTexture2D(FramebufferTarget target, GLEnum attachment, TextureTarget textarget, uint texture, int level)
        => FramebufferTexture2D((GLEnum)target, attachment, (GLEnum)textarget, texture, level);
    public void FramebufferTexture2D(FramebufferTarget target, FramebufferAttachment attachment, GLEnum textarget, uint texture, int level)
        => FramebufferTexture2D((GLEnum)target, (GLEnum)attachment, textarget, texture, level);
    public void FramebufferTexture2D(FramebufferTarget target, FramebufferAttachment attachment, TextureTarget textarget, uint texture, int level)
        => FramebufferTexture2D((GLEnum)target, (GLEnum)attachment, (GLEnum)textarget, texture, level);

    public GLEnum CheckFramebufferStatus(GLEnum target)
        => ((delegate* unmanaged<GLEnum, GLEnum>)Entry(ref _checkFramebufferStatus, "glCheckFramebufferStatus"))(target);
    public GLEnum CheckFramebufferStatus(FramebufferTarget target) => CheckFramebufferStatus((GLEnum)target);

    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1, uint mask, GLEnum filter)
        => ((delegate* unmanaged<int, int, int, int, int, int, int, int, uint, GLEnum, void>)Entry(ref _blitFramebuffer, "glBlitFramebuffer"))(srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, mask, filter);
    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1, uint mask, BlitFramebufferFilter filter)
        => BlitFramebuffer(srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, mask, (GLEnum)filter);
    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1, ClearBufferMask mask, GLEnum filter)
        => BlitFramebuffer(srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, (uint)mask, filter);
    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1, ClearBufferMask mask, BlitFramebufferFilter filter)
        => BlitFramebuffer(srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, (uint)mask, (GLEnum)filter);

    public void DeleteFramebuffer(uint framebuffers) => DeleteFramebuffers(1, &framebuffers);

    public void DeleteFramebuffers(uint n, uint* framebuffers)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteFramebuffers, "glDeleteFramebuffers"))(n, framebuffers);
    public void DeleteFramebuffers(uint n, ref readonly uint framebuffers)
    { fixed (uint* framebuffersPointer = &framebuffers) DeleteFramebuffers(n, framebuffersPointer); }
    public void DeleteFramebuffers(uint n, Framebuffer* framebuffers) => DeleteFramebuffers(n, (uint*)framebuffers);
    public void DeleteFramebuffers(uint n, ref readonly Framebuffer framebuffers)
    { fixed (Framebuffer* framebuffersPointer = &framebuffers) DeleteFramebuffers(n, (uint*)framebuffersPointer); }
    public void DeleteFramebuffers(ReadOnlySpan<uint> framebuffers)
    { fixed (uint* framebuffersPointer = framebuffers) DeleteFramebuffers((uint)framebuffers.Length, framebuffersPointer); }
    public void DeleteFramebuffers(ReadOnlySpan<Framebuffer> framebuffers)
    { fixed (Framebuffer* framebuffersPointer = framebuffers) DeleteFramebuffers((uint)framebuffers.Length, (uint*)framebuffersPointer); }

    public void ReadPixels(int x, int y, uint width, uint height, GLEnum format, GLEnum type, void* pixels)
        => ((delegate* unmanaged<int, int, uint, uint, GLEnum, GLEnum, void*, void>)Entry(ref _readPixels, "glReadPixels"))(x, y, width, height, format, type, pixels);
    public void ReadPixels<T0>(int x, int y, uint width, uint height, GLEnum format, GLEnum type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) ReadPixels(x, y, width, height, format, type, pixelsPointer); }
    public void ReadPixels(int x, int y, uint width, uint height, GLEnum format, PixelType type, void* pixels)
        => ReadPixels(x, y, width, height, format, (GLEnum)type, pixels);
    public void ReadPixels<T0>(int x, int y, uint width, uint height, GLEnum format, PixelType type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) ReadPixels(x, y, width, height, format, (GLEnum)type, pixelsPointer); }
    public void ReadPixels(int x, int y, uint width, uint height, PixelFormat format, GLEnum type, void* pixels)
        => ReadPixels(x, y, width, height, (GLEnum)format, type, pixels);
    public void ReadPixels<T0>(int x, int y, uint width, uint height, PixelFormat format, GLEnum type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) ReadPixels(x, y, width, height, (GLEnum)format, type, pixelsPointer); }
    public void ReadPixels(int x, int y, uint width, uint height, PixelFormat format, PixelType type, void* pixels)
        => ReadPixels(x, y, width, height, (GLEnum)format, (GLEnum)type, pixels);
    public void ReadPixels<T0>(int x, int y, uint width, uint height, PixelFormat format, PixelType type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) ReadPixels(x, y, width, height, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public T0 ReadPixels<T0>(int x, int y, uint width, uint height, GLEnum format, GLEnum type) where T0 : unmanaged
    { T0 value; ReadPixels(x, y, width, height, format, type, &value); return value; }
    public T0 ReadPixels<T0>(int x, int y, uint width, uint height, GLEnum format, PixelType type) where T0 : unmanaged
    { T0 value; ReadPixels(x, y, width, height, format, (GLEnum)type, &value); return value; }
    public T0 ReadPixels<T0>(int x, int y, uint width, uint height, PixelFormat format, GLEnum type) where T0 : unmanaged
    { T0 value; ReadPixels(x, y, width, height, (GLEnum)format, type, &value); return value; }
    public T0 ReadPixels<T0>(int x, int y, uint width, uint height, PixelFormat format, PixelType type) where T0 : unmanaged
    { T0 value; ReadPixels(x, y, width, height, (GLEnum)format, (GLEnum)type, &value); return value; }

    public void ReadBuffer(GLEnum src) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _readBuffer, "glReadBuffer"))(src);
    public void ReadBuffer(ReadBufferMode src) => ReadBuffer((GLEnum)src);

    public void DrawBuffer(GLEnum buf) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _drawBuffer, "glDrawBuffer"))(buf);
    public void DrawBuffer(DrawBufferMode buf) => DrawBuffer((GLEnum)buf);
}
