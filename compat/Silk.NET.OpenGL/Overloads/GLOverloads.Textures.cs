namespace Silk.NET.OpenGL;

// Span forms. Texture objects, their storage and parameters, buffer textures and image units.
public static unsafe partial class GLOverloads
{
    public static void GenTextures(this GL gl, uint n, Span<uint> textures)
    { fixed (uint* texturesPointer = textures) gl.GenTextures(n, texturesPointer); }
    public static void GenTextures(this GL gl, uint n, Span<Texture> textures)
    { fixed (Texture* texturesPointer = textures) gl.GenTextures(n, (uint*)texturesPointer); }

    public static void DeleteTextures(this GL gl, uint n, ReadOnlySpan<uint> textures)
    { fixed (uint* texturesPointer = textures) gl.DeleteTextures(n, texturesPointer); }
    public static void DeleteTextures(this GL gl, uint n, ReadOnlySpan<Texture> textures)
    { fixed (Texture* texturesPointer = textures) gl.DeleteTextures(n, (uint*)texturesPointer); }

    public static void TexParameter(this GL gl, GLEnum target, GLEnum pname, ReadOnlySpan<float> @params)
    { fixed (float* paramsPointer = @params) gl.TexParameter(target, pname, paramsPointer); }
    public static void TexParameter(this GL gl, GLEnum target, TextureParameterName pname, ReadOnlySpan<float> @params)
    { fixed (float* paramsPointer = @params) gl.TexParameter(target, (GLEnum)pname, paramsPointer); }
    public static void TexParameter(this GL gl, TextureTarget target, GLEnum pname, ReadOnlySpan<float> @params)
    { fixed (float* paramsPointer = @params) gl.TexParameter((GLEnum)target, pname, paramsPointer); }
    public static void TexParameter(this GL gl, TextureTarget target, TextureParameterName pname, ReadOnlySpan<float> @params)
    { fixed (float* paramsPointer = @params) gl.TexParameter((GLEnum)target, (GLEnum)pname, paramsPointer); }
    public static void TexParameter(this GL gl, GLEnum target, GLEnum pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameter(target, pname, paramsPointer); }
    public static void TexParameter(this GL gl, GLEnum target, TextureParameterName pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameter(target, (GLEnum)pname, paramsPointer); }
    public static void TexParameter(this GL gl, TextureTarget target, GLEnum pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameter((GLEnum)target, pname, paramsPointer); }
    public static void TexParameter(this GL gl, TextureTarget target, TextureParameterName pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameter((GLEnum)target, (GLEnum)pname, paramsPointer); }

    public static void TexParameterI(this GL gl, GLEnum target, GLEnum pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameterI(target, pname, paramsPointer); }
    public static void TexParameterI(this GL gl, GLEnum target, TextureParameterName pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameterI(target, (GLEnum)pname, paramsPointer); }
    public static void TexParameterI(this GL gl, TextureTarget target, GLEnum pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameterI((GLEnum)target, pname, paramsPointer); }
    public static void TexParameterI(this GL gl, TextureTarget target, TextureParameterName pname, ReadOnlySpan<int> @params)
    { fixed (int* paramsPointer = @params) gl.TexParameterI((GLEnum)target, (GLEnum)pname, paramsPointer); }
    public static void TexParameterI(this GL gl, GLEnum target, GLEnum pname, ReadOnlySpan<uint> @params)
    { fixed (uint* paramsPointer = @params) gl.TexParameterI(target, pname, paramsPointer); }
    public static void TexParameterI(this GL gl, GLEnum target, TextureParameterName pname, ReadOnlySpan<uint> @params)
    { fixed (uint* paramsPointer = @params) gl.TexParameterI(target, (GLEnum)pname, paramsPointer); }
    public static void TexParameterI(this GL gl, TextureTarget target, GLEnum pname, ReadOnlySpan<uint> @params)
    { fixed (uint* paramsPointer = @params) gl.TexParameterI((GLEnum)target, pname, paramsPointer); }
    public static void TexParameterI(this GL gl, TextureTarget target, TextureParameterName pname, ReadOnlySpan<uint> @params)
    { fixed (uint* paramsPointer = @params) gl.TexParameterI((GLEnum)target, (GLEnum)pname, paramsPointer); }
}
