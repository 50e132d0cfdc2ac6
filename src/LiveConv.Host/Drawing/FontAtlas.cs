namespace LiveConv.Host.Drawing;

/// <summary>
/// The text of all panels at one scale: small for values, medium for titles, large for headlines. The three share one atlas, so that
/// text and rectangles are drawn in their order with one call.
/// </summary>
internal sealed class FontAtlas
{
    private const int SmallSize = 13, MediumSize = 16, LargeSize = 20;

    private readonly Font[] fonts;
    private readonly int[] tops = new int[3];

    /// <param name="scale">1, or 2 for screens with small pixels.</param>
    public FontAtlas(int scale)
    {
        Scale = scale;
        var folder = Path.Combine(AppContext.BaseDirectory, "assets", "fonts");
        fonts = [.. new[] { SmallSize, MediumSize, LargeSize }.Select(size => Drawing.Font.Load(folder, size * scale))];
        Width = fonts.Max(font => font.AtlasWidth);
        Height = fonts.Sum(font => font.AtlasHeight);
        Coverage = new byte[Width * Height];
        var top = 0;
        for (var i = 0; i < fonts.Length; i++)
        {
            tops[i] = top;
            for (var y = 0; y < fonts[i].AtlasHeight; y++)
                fonts[i].Atlas.AsSpan(y * fonts[i].AtlasWidth, fonts[i].AtlasWidth).CopyTo(Coverage.AsSpan((top + y) * Width));
            top += fonts[i].AtlasHeight;
        }
    }

    public int Scale { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Width·Height bytes from the top row: 0 empty, 255 full.</summary>
    public byte[] Coverage { get; }

    /// <summary>The middle of a solid cell: sampled there, a rectangle is filled.</summary>
    public (float X, float Y) White => (fonts[0].WhiteX + 0.5f, fonts[0].WhiteY + 0.5f);

    public Font this[TextSize size] => fonts[(int)size];

    /// <summary>The atlas's row where a size's own atlas begins.</summary>
    public int Top(TextSize size) => tops[(int)size];
}
