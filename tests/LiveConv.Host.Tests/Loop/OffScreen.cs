using LiveConv.Shaders.Gl;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Tests.Loop;

/// <summary>A context without a window, whose drawing goes into a picture that can be read: what a window would show.</summary>
internal sealed class OffScreen : IDisposable
{
    private readonly byte[] upsideDown;
    private readonly byte[] pixels;

    public OffScreen(int width, int height)
    {
        (Width, Height) = (width, height);
        (upsideDown, pixels) = (new byte[width * height * 4], new byte[width * height * 4]);
        Device = GlDevice.CreateHeadless();
        var gl = Device.Gl;
        var texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        gl.TexStorage2D(TextureTarget.Texture2D, 1, SizedInternalFormat.Rgba8, (uint)width, (uint)height);
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, gl.GenFramebuffer());
        gl.FramebufferTexture2D(FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, texture, 0);
    }

    public GlDevice Device { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>What was drawn, RGBA from the top. Waits for it.</summary>
    public ReadOnlySpan<byte> Read()
    {
        Device.Gl.ReadPixels<byte>(0, 0, (uint)Width, (uint)Height, PixelFormat.Rgba, PixelType.UnsignedByte, upsideDown);
        var row = Width * 4;
        for (var y = 0; y < Height; y++) upsideDown.AsSpan((Height - 1 - y) * row, row).CopyTo(pixels.AsSpan(y * row));
        return pixels;
    }

    public void Dispose() => Device.Dispose();
}
