using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Gl;

/// <summary>A picture that is drawn: 8 bits a channel, one channel or RGBA, rows from the top.</summary>
public sealed unsafe class PictureTexture : IDisposable
{
    private readonly GL gl;
    private readonly PixelFormat format;

    /// <param name="gl">The context's API.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 (red only) or 4.</param>
    /// <param name="smooth">Blends neighbours where the picture isn't drawn pixel by pixel.</param>
    public PictureTexture(GL gl, int width, int height, int channels = 4, bool smooth = true)
    {
        ArgumentNullException.ThrowIfNull(gl);
        this.gl = gl;
        (Width, Height) = (width, height);
        format = channels == 1 ? PixelFormat.Red : PixelFormat.Rgba;
        Handle = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, Handle);
        gl.TexStorage2D(TextureTarget.Texture2D, 1, channels == 1 ? SizedInternalFormat.R8 : SizedInternalFormat.Rgba8, (uint)width, (uint)height);
        var filter = (int)(smooth ? TextureMinFilter.Linear : TextureMinFilter.Nearest);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, filter);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, filter);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)TextureWrapMode.ClampToEdge);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapT, (int)TextureWrapMode.ClampToEdge);
    }

    public uint Handle { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Replaces all pixels, rows without padding.</summary>
    public void Upload(ReadOnlySpan<byte> pixels)
    {
        fixed (byte* data = pixels) Write(data, 0);
    }

    /// <summary>Replaces all pixels by those of a buffer, without leaving the GPU.</summary>
    /// <param name="source">RGBA pixels that a compute shader wrote.</param>
    /// <param name="pitch">Texels of four pixels from row to row.</param>
    public void CopyFrom(GpuBuffer source, int pitch)
    {
        ArgumentNullException.ThrowIfNull(source);
        gl.MemoryBarrier(MemoryBarrierMask.PixelBufferBarrierBit);
        gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, source.Handle);
        Write(null, pitch * 4);
        gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, 0);
    }

    public void Dispose() => gl.DeleteTexture(Handle);

    private void Write(byte* data, int rowLength)
    {
        gl.BindTexture(TextureTarget.Texture2D, Handle);
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        gl.PixelStore(PixelStoreParameter.UnpackRowLength, rowLength);
        gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, (uint)Width, (uint)Height, format, PixelType.UnsignedByte, data);
        gl.PixelStore(PixelStoreParameter.UnpackRowLength, 0);
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 4);
    }
}
