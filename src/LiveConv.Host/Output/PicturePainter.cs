using LiveConv.Frames;
using LiveConv.Host.Drawing;

namespace LiveConv.Host.Output;

/// <summary>Draws rectangles and text into frames, in the fonts and colours of the window.</summary>
internal sealed class PicturePainter
{
    private const int Opaque = 255;

    private readonly Font font;

    /// <param name="pixelSize">Wanted height of the text.</param>
    public PicturePainter(int pixelSize) => font = Font.Load(Path.Combine(AppContext.BaseDirectory, "assets", "fonts"), pixelSize);

    public int LineHeight => font.LineHeight;

    public int Measure(ReadOnlySpan<char> text) => font.Sans.Measure(text);

    /// <summary>A filled rectangle; what lies outside the picture is left out.</summary>
    /// <param name="picture">Where.</param>
    /// <param name="box">In pixels.</param>
    /// <param name="color">0xAABBGGRR.</param>
    public static void Fill(Frame picture, Box box, uint color)
    {
        for (var y = Math.Max(0, box.Y); y < Math.Min(picture.Height, box.Bottom); y++)
        for (var x = Math.Max(0, box.X); x < Math.Min(picture.Width, box.Right); x++) Mix(picture, x, y, color, Opaque);
    }

    /// <summary>The edge of a box, inside it.</summary>
    public static void Outline(Frame picture, Box box, int thickness, uint color)
    {
        Fill(picture, box with { Height = thickness }, color);
        Fill(picture, new Box(box.X, box.Bottom - thickness, box.Width, thickness), color);
        Fill(picture, new Box(box.X, box.Y + thickness, thickness, box.Height - (2 * thickness)), color);
        Fill(picture, new Box(box.Right - thickness, box.Y + thickness, thickness, box.Height - (2 * thickness)), color);
    }

    /// <summary>A line of text; what doesn't fit ends in an ellipsis.</summary>
    /// <param name="picture">Where.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge of the line.</param>
    /// <param name="text">Any characters; those that the font lacks become question marks.</param>
    /// <param name="color">0xAABBGGRR.</param>
    /// <param name="most">Pixels to keep within.</param>
    public void Text(Frame picture, int x, int y, ReadOnlySpan<char> text, uint color, int most = int.MaxValue)
    {
        var fits = font.Sans.Measure(text) <= most;
        var end = fits ? int.MaxValue : x + most - font.Sans['…'].Advance;
        foreach (var character in text)
        {
            ref readonly var glyph = ref font.Sans[character];
            if (!fits && x + glyph.Advance > end) break;
            Draw(picture, glyph, x, y, color);
            x += glyph.Advance;
        }

        if (!fits) Draw(picture, font.Sans['…'], x, y, color);
    }

    /// <summary>A line of text that ends at <paramref name="right"/>.</summary>
    public void TextRight(Frame picture, int right, int y, ReadOnlySpan<char> text, uint color) => Text(picture, right - Measure(text), y, text, color);

    private void Draw(Frame picture, in Glyph glyph, int left, int top, uint color)
    {
        var (x, y) = (left + glyph.Left, top + font.Ascent + glyph.Top);
        for (var row = 0; row < glyph.Height; row++)
        for (var column = 0; column < glyph.Width; column++)
        {
            if ((uint)(x + column) >= (uint)picture.Width || (uint)(y + row) >= (uint)picture.Height) continue;
            Mix(picture, x + column, y + row, color, font.Atlas[((glyph.Y + row) * font.AtlasWidth) + glyph.X + column]);
        }
    }

    private static void Mix(Frame picture, int x, int y, uint color, int coverage)
    {
        var pixel = picture.Rgba.AsSpan(((y * picture.Width) + x) * 4, 3);
        var alpha = (int)(color >> 24) * coverage / Opaque;
        for (var c = 0; c < 3; c++) pixel[c] = (byte)(((pixel[c] * (Opaque - alpha)) + ((int)(color >> (8 * c) & 255) * alpha) + (Opaque / 2)) / Opaque);
    }
}
