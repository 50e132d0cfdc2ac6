using System.Globalization;
using LiveConv.Frames;

namespace LiveConv.Host.Output;

/// <summary>Draws boxes with their scores into frames.</summary>
public static class BoxPainter
{
    private const int GlyphWidth = 3, GlyphHeight = 5, Scale = 2;

    // 0 to 9, then the point; five rows of three pixels, the highest bit at the left.
    private static readonly int[][] Rows =
    [
        [7, 5, 5, 5, 7], [2, 6, 2, 2, 7], [7, 1, 7, 4, 7], [7, 1, 7, 1, 7], [5, 5, 7, 1, 1], [7, 4, 7, 1, 7], [7, 4, 7, 5, 7], [7, 1, 1, 1, 1],
        [7, 5, 7, 5, 7], [7, 5, 7, 1, 7], [0, 0, 0, 0, 2],
    ];

    /// <summary>A yellow box, and above it (or inside, at the upper edge) its score with two digits.</summary>
    public static void Draw(Frame picture, Detection detection)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var (left, top, right, bottom) = (detection.X, detection.Y, detection.X + detection.Width - 1, detection.Y + detection.Height - 1);
        for (var x = left; x <= right; x++)
        {
            Set(picture, x, top);
            Set(picture, x, bottom);
        }

        for (var y = top; y <= bottom; y++)
        {
            Set(picture, left, y);
            Set(picture, right, y);
        }

        Span<char> text = stackalloc char[8];
        detection.Score.TryFormat(text, out var length, "0.00", CultureInfo.InvariantCulture);
        var textTop = top - ((GlyphHeight + 1) * Scale);
        if (textTop < 0) textTop = top + Scale;
        for (var i = 0; i < length; i++) DrawGlyph(picture, text[i], left + (i * (GlyphWidth + 1) * Scale), textTop);
    }

    private static void DrawGlyph(Frame picture, char character, int left, int top)
    {
        var rows = Rows[character == '.' ? 10 : character - '0'];
        for (var y = 0; y < GlyphHeight * Scale; y++)
        for (var x = 0; x < GlyphWidth * Scale; x++)
        {
            if ((rows[y / Scale] >> (GlyphWidth - 1 - (x / Scale)) & 1) != 0) Set(picture, left + x, top + y);
        }
    }

    private static void Set(Frame picture, int x, int y)
    {
        if ((uint)x >= (uint)picture.Width || (uint)y >= (uint)picture.Height) return;
        var pixel = picture.Rgba.AsSpan(((y * picture.Width) + x) * 4, 4);
        (pixel[0], pixel[1], pixel[2], pixel[3]) = (255, 220, 0, 255);
    }
}
