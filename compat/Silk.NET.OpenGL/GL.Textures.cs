namespace Silk.NET.OpenGL;

// Texture objects, their storage and parameters, buffer textures and image units.
public unsafe partial class GL
{
    private nint _genTextures, _deleteTextures, _bindTexture, _activeTexture, _texStorage2D, _texParameterf,
        _texParameterfv, _texParameteri, _texParameteriv, _texParameterIiv, _texParameterIuiv, _texBuffer,
        _bindImageTexture, _generateMipmap;

    public uint GenTexture()
    { uint value; GenTextures(1, &value); return value; }

    public void GenTextures(uint n, uint* textures)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genTextures, "glGenTextures"))(n, textures);
    public void GenTextures(uint n, out uint textures)
    { fixed (uint* texturesPointer = &textures) GenTextures(n, texturesPointer); }
    public void GenTextures(uint n, Texture* textures) => GenTextures(n, (uint*)textures);
    public void GenTextures(uint n, out Texture textures)
    { fixed (Texture* texturesPointer = &textures) GenTextures(n, (uint*)texturesPointer); }
    public void GenTextures(Span<uint> textures)
    { fixed (uint* texturesPointer = textures) GenTextures((uint)textures.Length, texturesPointer); }
    public void GenTextures(Span<Texture> textures)
    { fixed (Texture* texturesPointer = textures) GenTextures((uint)textures.Length, (uint*)texturesPointer); }
    public uint GenTextures(uint n)
    { uint value; GenTextures(n, &value); return value; }

    public void DeleteTexture(uint textures) => DeleteTextures(1, &textures);

    public void DeleteTextures(uint n, uint* textures)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteTextures, "glDeleteTextures"))(n, textures);
    public void DeleteTextures(uint n, ref readonly uint textures)
    { fixed (uint* texturesPointer = &textures) DeleteTextures(n, texturesPointer); }
    public void DeleteTextures(uint n, Texture* textures) => DeleteTextures(n, (uint*)textures);
    public void DeleteTextures(uint n, ref readonly Texture textures)
    { fixed (Texture* texturesPointer = &textures) DeleteTextures(n, (uint*)texturesPointer); }
    public void DeleteTextures(ReadOnlySpan<uint> textures)
    { fixed (uint* texturesPointer = textures) DeleteTextures((uint)textures.Length, texturesPointer); }
    public void DeleteTextures(ReadOnlySpan<Texture> textures)
    { fixed (Texture* texturesPointer = textures) DeleteTextures((uint)textures.Length, (uint*)texturesPointer); }

    public void BindTexture(GLEnum target, uint texture)
        => ((delegate* unmanaged<GLEnum, uint, void>)Entry(ref _bindTexture, "glBindTexture"))(target, texture);
    public void BindTexture(TextureTarget target, uint texture) => BindTexture((GLEnum)target, texture);

    public void ActiveTexture(GLEnum texture) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _activeTexture, "glActiveTexture"))(texture);
    public void ActiveTexture(TextureUnit texture) => ActiveTexture((GLEnum)texture);

    public void TexStorage2D(GLEnum target, uint levels, GLEnum internalformat, uint width, uint height)
        => ((delegate* unmanaged<GLEnum, uint, GLEnum, uint, uint, void>)Entry(ref _texStorage2D, "glTexStorage2D"))(target, levels, internalformat, width, height);
    public void TexStorage2D(GLEnum target, uint levels, SizedInternalFormat internalformat, uint width, uint height)
        => TexStorage2D(target, levels, (GLEnum)internalformat, width, height);
    public void TexStorage2D(TextureTarget target, uint levels, GLEnum internalformat, uint width, uint height)
        => TexStorage2D((GLEnum)target, levels, internalformat, width, height);
    public void TexStorage2D(TextureTarget target, uint levels, SizedInternalFormat internalformat, uint width, uint height)
        => TexStorage2D((GLEnum)target, levels, (GLEnum)internalformat, width, height);

    public void TexParameter(GLEnum target, GLEnum pname, float param)
        => ((delegate* unmanaged<GLEnum, GLEnum, float, void>)Entry(ref _texParameterf, "glTexParameterf"))(target, pname, param);
    public void TexParameter(GLEnum target, TextureParameterName pname, float param) => TexParameter(target, (GLEnum)pname, param);
    public void TexParameter(TextureTarget target, GLEnum pname, float param) => TexParameter((GLEnum)target, pname, param);
    public void TexParameter(TextureTarget target, TextureParameterName pname, float param) => TexParameter((GLEnum)target, (GLEnum)pname, param);
    public void TexParameter(GLEnum target, GLEnum pname, float* @params)
        => ((delegate* unmanaged<GLEnum, GLEnum, float*, void>)Entry(ref _texParameterfv, "glTexParameterfv"))(target, pname, @params);
    public void TexParameter(GLEnum target, GLEnum pname, ref readonly float @params)
    { fixed (float* paramsPointer = &@params) TexParameter(target, pname, paramsPointer); }
    public void TexParameter(GLEnum target, TextureParameterName pname, float* @params) => TexParameter(target, (GLEnum)pname, @params);
    public void TexParameter(GLEnum target, TextureParameterName pname, ref readonly float @params)
    { fixed (float* paramsPointer = &@params) TexParameter(target, (GLEnum)pname, paramsPointer); }
    public void TexParameter(TextureTarget target, GLEnum pname, float* @params) => TexParameter((GLEnum)target, pname, @params);
    public void TexParameter(TextureTarget target, GLEnum pname, ref readonly float @params)
    { fixed (float* paramsPointer = &@params) TexParameter((GLEnum)target, pname, paramsPointer); }
    public void TexParameter(TextureTarget target, TextureParameterName pname, float* @params)
        => TexParameter((GLEnum)target, (GLEnum)pname, @params);
    public void TexParameter(TextureTarget target, TextureParameterName pname, ref readonly float @params)
    { fixed (float* paramsPointer = &@params) TexParameter((GLEnum)target, (GLEnum)pname, paramsPointer); }
    public void TexParameter(GLEnum target, GLEnum pname, int param)
        => ((delegate* unmanaged<GLEnum, GLEnum, int, void>)Entry(ref _texParameteri, "glTexParameteri"))(target, pname, param);
    public void TexParameter(GLEnum target, TextureParameterName pname, int param) => TexParameter(target, (GLEnum)pname, param);
    public void TexParameter(TextureTarget target, GLEnum pname, int param) => TexParameter((GLEnum)target, pname, param);
    public void TexParameter(TextureTarget target, TextureParameterName pname, int param) => TexParameter((GLEnum)target, (GLEnum)pname, param);
    public void TexParameter(GLEnum target, GLEnum pname, int* @params)
        => ((delegate* unmanaged<GLEnum, GLEnum, int*, void>)Entry(ref _texParameteriv, "glTexParameteriv"))(target, pname, @params);
    public void TexParameter(GLEnum target, GLEnum pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameter(target, pname, paramsPointer); }
    public void TexParameter(GLEnum target, TextureParameterName pname, int* @params) => TexParameter(target, (GLEnum)pname, @params);
    public void TexParameter(GLEnum target, TextureParameterName pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameter(target, (GLEnum)pname, paramsPointer); }
    public void TexParameter(TextureTarget target, GLEnum pname, int* @params) => TexParameter((GLEnum)target, pname, @params);
    public void TexParameter(TextureTarget target, GLEnum pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameter((GLEnum)target, pname, paramsPointer); }
    public void TexParameter(TextureTarget target, TextureParameterName pname, int* @params) => TexParameter((GLEnum)target, (GLEnum)pname, @params);
    public void TexParameter(TextureTarget target, TextureParameterName pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameter((GLEnum)target, (GLEnum)pname, paramsPointer); }

    public void TexParameterI(GLEnum target, GLEnum pname, int* @params)
        => ((delegate* unmanaged<GLEnum, GLEnum, int*, void>)Entry(ref _texParameterIiv, "glTexParameterIiv"))(target, pname, @params);
    public void TexParameterI(GLEnum target, GLEnum pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameterI(target, pname, paramsPointer); }
    public void TexParameterI(GLEnum target, TextureParameterName pname, int* @params) => TexParameterI(target, (GLEnum)pname, @params);
    public void TexParameterI(GLEnum target, TextureParameterName pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameterI(target, (GLEnum)pname, paramsPointer); }
    public void TexParameterI(TextureTarget target, GLEnum pname, int* @params) => TexParameterI((GLEnum)target, pname, @params);
    public void TexParameterI(TextureTarget target, GLEnum pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameterI((GLEnum)target, pname, paramsPointer); }
    public void TexParameterI(TextureTarget target, TextureParameterName pname, int* @params)
        => TexParameterI((GLEnum)target, (GLEnum)pname, @params);
    public void TexParameterI(TextureTarget target, TextureParameterName pname, ref readonly int @params)
    { fixed (int* paramsPointer = &@params) TexParameterI((GLEnum)target, (GLEnum)pname, paramsPointer); }
    public void TexParameterI(GLEnum target, GLEnum pname, uint* @params)
        => ((delegate* unmanaged<GLEnum, GLEnum, uint*, void>)Entry(ref _texParameterIuiv, "glTexParameterIuiv"))(target, pname, @params);
    public void TexParameterI(GLEnum target, GLEnum pname, ref readonly uint @params)
    { fixed (uint* paramsPointer = &@params) TexParameterI(target, pname, paramsPointer); }
    public void TexParameterI(GLEnum target, TextureParameterName pname, uint* @params) => TexParameterI(target, (GLEnum)pname, @params);
    public void TexParameterI(GLEnum target, TextureParameterName pname, ref readonly uint @params)
    { fixed (uint* paramsPointer = &@params) TexParameterI(target, (GLEnum)pname, paramsPointer); }
    public void TexParameterI(TextureTarget target, GLEnum pname, uint* @params) => TexParameterI((GLEnum)target, pname, @params);
    public void TexParameterI(TextureTarget target, GLEnum pname, ref readonly uint @params)
    { fixed (uint* paramsPointer = &@params) TexParameterI((GLEnum)target, pname, paramsPointer); }
    public void TexParameterI(TextureTarget target, TextureParameterName pname, uint* @params)
        => TexParameterI((GLEnum)target, (GLEnum)pname, @params);
    public void TexParameterI(TextureTarget target, TextureParameterName pname, ref readonly uint @params)
    { fixed (uint* paramsPointer = &@params) TexParameterI((GLEnum)target, (GLEnum)pname, paramsPointer); }

    public void TexBuffer(GLEnum target, GLEnum internalformat, uint buffer)
        => ((delegate* unmanaged<GLEnum, GLEnum, uint, void>)Entry(ref _texBuffer, "glTexBuffer"))(target, internalformat, buffer);
    public void TexBuffer(GLEnum target, SizedInternalFormat internalformat, uint buffer) => TexBuffer(target, (GLEnum)internalformat, buffer);
    public void TexBuffer(TextureTarget target, GLEnum internalformat, uint buffer) => TexBuffer((GLEnum)target, internalformat, buffer);
    public void TexBuffer(TextureTarget target, SizedInternalFormat internalformat, uint buffer)
        => TexBuffer((GLEnum)target, (GLEnum)internalformat, buffer);

    public void BindImageTexture(uint unit, uint texture, int level, bool layered, int layer, GLEnum access, GLEnum format)
        => ((delegate* unmanaged<uint, uint, int, byte, int, GLEnum, GLEnum, void>)Entry(ref _bindImageTexture, "glBindImageTexture"))(unit, texture, level, Bool(layered), layer, access, format);
    public void BindImageTexture(uint unit, uint texture, int level, bool layered, int layer, GLEnum access, InternalFormat format)
        => BindImageTexture(unit, texture, level, layered, layer, access, (GLEnum)format);
    public void BindImageTexture(uint unit, uint texture, int level, bool layered, int layer, BufferAccessARB access, GLEnum format)
        => BindImageTexture(unit, texture, level, layered, layer, (GLEnum)access, format);
    public void BindImageTexture(uint unit, uint texture, int level, bool layered, int layer, BufferAccessARB access, InternalFormat format)
        => BindImageTexture(unit, texture, level, layered, layer, (GLEnum)access, (GLEnum)format);

    public void GenerateMipmap(GLEnum target) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _generateMipmap, "glGenerateMipmap"))(target);
    public void GenerateMipmap(TextureTarget target) => GenerateMipmap((GLEnum)target);
}
