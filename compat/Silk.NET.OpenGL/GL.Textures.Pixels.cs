namespace Silk.NET.OpenGL;

// Pixels into and out of textures.
public unsafe partial class GL
{
    private nint _texSubImage2D, _getTexImage;

    public void TexSubImage2D(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, GLEnum type, void* pixels)
        => ((delegate* unmanaged<GLEnum, int, int, int, uint, uint, GLEnum, GLEnum, void*, void>)Entry(ref _texSubImage2D, "glTexSubImage2D"))(target, level, xoffset, yoffset, width, height, format, type, pixels);
    public void TexSubImage2D<T0>(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, GLEnum type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D(target, level, xoffset, yoffset, width, height, format, type, pixelsPointer); }
    public void TexSubImage2D(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, PixelType type, void* pixels)
        => TexSubImage2D(target, level, xoffset, yoffset, width, height, format, (GLEnum)type, pixels);
    public void TexSubImage2D<T0>(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, PixelType type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D(target, level, xoffset, yoffset, width, height, format, (GLEnum)type, pixelsPointer); }
    public void TexSubImage2D(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, GLEnum type, void* pixels)
        => TexSubImage2D(target, level, xoffset, yoffset, width, height, (GLEnum)format, type, pixels);
    public void TexSubImage2D<T0>(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, GLEnum type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D(target, level, xoffset, yoffset, width, height, (GLEnum)format, type, pixelsPointer); }
    public void TexSubImage2D(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, PixelType type, void* pixels)
        => TexSubImage2D(target, level, xoffset, yoffset, width, height, (GLEnum)format, (GLEnum)type, pixels);
    public void TexSubImage2D<T0>(GLEnum target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, PixelType type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D(target, level, xoffset, yoffset, width, height, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public void TexSubImage2D(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, GLEnum type, void* pixels)
        => TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, format, type, pixels);
    public void TexSubImage2D<T0>(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, GLEnum type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, format, type, pixelsPointer); }
    public void TexSubImage2D(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, PixelType type, void* pixels)
        => TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, format, (GLEnum)type, pixels);
    public void TexSubImage2D<T0>(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, GLEnum format, PixelType type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, format, (GLEnum)type, pixelsPointer); }
    public void TexSubImage2D(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, GLEnum type, void* pixels)
        => TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, (GLEnum)format, type, pixels);
    public void TexSubImage2D<T0>(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, GLEnum type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, (GLEnum)format, type, pixelsPointer); }
    public void TexSubImage2D(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, PixelType type, void* pixels)
        => TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, (GLEnum)format, (GLEnum)type, pixels);
    public void TexSubImage2D<T0>(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format, PixelType type, ref readonly T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) TexSubImage2D((GLEnum)target, level, xoffset, yoffset, width, height, (GLEnum)format, (GLEnum)type, pixelsPointer); }

    public void GetTexImage(GLEnum target, int level, GLEnum format, GLEnum type, void* pixels)
        => ((delegate* unmanaged<GLEnum, int, GLEnum, GLEnum, void*, void>)Entry(ref _getTexImage, "glGetTexImage"))(target, level, format, type, pixels);
    public void GetTexImage<T0>(GLEnum target, int level, GLEnum format, GLEnum type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage(target, level, format, type, pixelsPointer); }
    public void GetTexImage(GLEnum target, int level, GLEnum format, PixelType type, void* pixels)
        => GetTexImage(target, level, format, (GLEnum)type, pixels);
    public void GetTexImage<T0>(GLEnum target, int level, GLEnum format, PixelType type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage(target, level, format, (GLEnum)type, pixelsPointer); }
    public void GetTexImage(GLEnum target, int level, PixelFormat format, GLEnum type, void* pixels)
        => GetTexImage(target, level, (GLEnum)format, type, pixels);
    public void GetTexImage<T0>(GLEnum target, int level, PixelFormat format, GLEnum type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage(target, level, (GLEnum)format, type, pixelsPointer); }
    public void GetTexImage(GLEnum target, int level, PixelFormat format, PixelType type, void* pixels)
        => GetTexImage(target, level, (GLEnum)format, (GLEnum)type, pixels);
    public void GetTexImage<T0>(GLEnum target, int level, PixelFormat format, PixelType type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage(target, level, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public void GetTexImage(TextureTarget target, int level, GLEnum format, GLEnum type, void* pixels)
        => GetTexImage((GLEnum)target, level, format, type, pixels);
    public void GetTexImage<T0>(TextureTarget target, int level, GLEnum format, GLEnum type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage((GLEnum)target, level, format, type, pixelsPointer); }
    public void GetTexImage(TextureTarget target, int level, GLEnum format, PixelType type, void* pixels)
        => GetTexImage((GLEnum)target, level, format, (GLEnum)type, pixels);
    public void GetTexImage<T0>(TextureTarget target, int level, GLEnum format, PixelType type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage((GLEnum)target, level, format, (GLEnum)type, pixelsPointer); }
    public void GetTexImage(TextureTarget target, int level, PixelFormat format, GLEnum type, void* pixels)
        => GetTexImage((GLEnum)target, level, (GLEnum)format, type, pixels);
    public void GetTexImage<T0>(TextureTarget target, int level, PixelFormat format, GLEnum type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage((GLEnum)target, level, (GLEnum)format, type, pixelsPointer); }
    public void GetTexImage(TextureTarget target, int level, PixelFormat format, PixelType type, void* pixels)
        => GetTexImage((GLEnum)target, level, (GLEnum)format, (GLEnum)type, pixels);
    public void GetTexImage<T0>(TextureTarget target, int level, PixelFormat format, PixelType type, out T0 pixels) where T0 : unmanaged
    { fixed (T0* pixelsPointer = &pixels) GetTexImage((GLEnum)target, level, (GLEnum)format, (GLEnum)type, pixelsPointer); }
    public T0 GetTexImage<T0>(GLEnum target, int level, GLEnum format, GLEnum type) where T0 : unmanaged
    { T0 value; GetTexImage(target, level, format, type, &value); return value; }
    public T0 GetTexImage<T0>(GLEnum target, int level, GLEnum format, PixelType type) where T0 : unmanaged
    { T0 value; GetTexImage(target, level, format, (GLEnum)type, &value); return value; }
    public T0 GetTexImage<T0>(GLEnum target, int level, PixelFormat format, GLEnum type) where T0 : unmanaged
    { T0 value; GetTexImage(target, level, (GLEnum)format, type, &value); return value; }
    public T0 GetTexImage<T0>(GLEnum target, int level, PixelFormat format, PixelType type) where T0 : unmanaged
    { T0 value; GetTexImage(target, level, (GLEnum)format, (GLEnum)type, &value); return value; }
    public T0 GetTexImage<T0>(TextureTarget target, int level, GLEnum format, GLEnum type) where T0 : unmanaged
    { T0 value; GetTexImage((GLEnum)target, level, format, type, &value); return value; }
    public T0 GetTexImage<T0>(TextureTarget target, int level, GLEnum format, PixelType type) where T0 : unmanaged
    { T0 value; GetTexImage((GLEnum)target, level, format, (GLEnum)type, &value); return value; }
    public T0 GetTexImage<T0>(TextureTarget target, int level, PixelFormat format, GLEnum type) where T0 : unmanaged
    { T0 value; GetTexImage((GLEnum)target, level, (GLEnum)format, type, &value); return value; }
    public T0 GetTexImage<T0>(TextureTarget target, int level, PixelFormat format, PixelType type) where T0 : unmanaged
    { T0 value; GetTexImage((GLEnum)target, level, (GLEnum)format, (GLEnum)type, &value); return value; }
}
