using LiveConv.Shaders.Gl;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Overlay;

/// <summary>The overlay's text at one scale: small for values, medium for titles, large for headlines.</summary>
internal sealed class FontSet : IDisposable
{
    private const int SmallSize = 13, MediumSize = 16, LargeSize = 20;

    private readonly FontTexture[] fonts;

    /// <param name="gl">The context's API.</param>
    /// <param name="scale">1 or 2.</param>
    public FontSet(GL gl, int scale)
    {
        Scale = scale;
        var folder = Path.Combine(AppContext.BaseDirectory, "assets", "fonts");
        fonts = [.. new[] { SmallSize, MediumSize, LargeSize }.Select(size => new FontTexture(gl, Font.Load(folder, size * scale)))];
    }

    public int Scale { get; }

    public Font this[TextSize size] => fonts[(int)size].Font;

    public PictureTexture Atlas(TextSize size) => fonts[(int)size].Texture;

    public void Dispose()
    {
        foreach (var font in fonts) font.Texture.Dispose();
    }

    private sealed class FontTexture
    {
        public FontTexture(GL gl, Font font)
        {
            Font = font;
            Texture = new PictureTexture(gl, font.AtlasWidth, font.AtlasHeight, channels: 1, smooth: false);
            Texture.Upload(font.Atlas);
        }

        public Font Font { get; }

        public PictureTexture Texture { get; }
    }
}
