namespace LiveConv.Host.Drawing;

/// <summary>
/// Rectangles, text and bitmaps in pixels, gathered in their order: later ones lie above. What becomes of them, a window or a
/// picture, is the matter of <see cref="Flush"/>. Allocates nothing once its list has grown.
/// </summary>
internal abstract class Canvas
{
    private readonly Stack<Box> clips = new();
    private Quad[] quads = new Quad[1024];
    private FontAtlas? atlas;
    private Box clip;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>1, or 2 for screens with small pixels: sizes of text and distances are multiplied by it.</summary>
    public int Scale => Fonts.Scale;

    /// <summary>What is drawn lies within.</summary>
    public Box Clip => clip;

    protected FontAtlas Fonts => atlas ?? throw new InvalidOperationException("a canvas draws after Begin");

    /// <summary>What was gathered since the last flush.</summary>
    protected ReadOnlySpan<Quad> Gathered => quads.AsSpan(0, Count);

    protected int Count { get; set; }

    /// <summary>A distance on the grid, in pixels.</summary>
    public int Grid(double steps) => (int)(steps * Theme.Grid * Scale);

    public Font Font(TextSize size) => Fonts[size];

    /// <summary>Draws what was gathered.</summary>
    public abstract void Flush();

    /// <summary>Draws only inside a box from here on, and inside those pushed before.</summary>
    public void PushClip(Box box)
    {
        clips.Push(clip);
        clip = clip.Intersect(box);
    }

    public void PopClip() => clip = clips.Pop();

    public void Fill(Box box, uint color)
    {
        var (u, v) = Fonts.White;
        Add(new Quad(box.X, box.Y, box.Right, box.Bottom, u, v, u, v, color, null));
    }

    /// <summary>The edge of a box, inside it.</summary>
    public void Outline(Box box, int thickness, uint color)
    {
        Fill(box with { Height = thickness }, color);
        Fill(new Box(box.X, box.Bottom - thickness, box.Width, thickness), color);
        Fill(new Box(box.X, box.Y + thickness, thickness, box.Height - (2 * thickness)), color);
        Fill(new Box(box.Right - thickness, box.Y + thickness, thickness, box.Height - (2 * thickness)), color);
    }

    /// <summary>A straight line of squares.</summary>
    public void Line(int x0, int y0, int x1, int y1, int thickness, uint color)
    {
        var steps = Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0)) / Math.Max(1, thickness);
        for (var i = 0; i <= steps; i++)
        {
            var t = steps == 0 ? 0 : (double)i / steps;
            Fill(new Box((int)Math.Round(x0 + (t * (x1 - x0))) - (thickness / 2), (int)Math.Round(y0 + (t * (y1 - y0))) - (thickness / 2), thickness, thickness), color);
        }
    }

    /// <summary>A line of text; what doesn't fit ends in an ellipsis.</summary>
    /// <param name="size">Which size.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge of the line.</param>
    /// <param name="text">Any characters; those that the font lacks become question marks.</param>
    /// <param name="color">0xAABBGGRR.</param>
    /// <param name="most">Pixels to keep within.</param>
    /// <param name="mono">Fixed width, for numbers that change.</param>
    public void Text(TextSize size, int x, int y, ReadOnlySpan<char> text, uint color, int most = int.MaxValue, bool mono = false)
    {
        var face = mono ? Fonts[size].Mono : Fonts[size].Sans;
        var fits = face.Measure(text) <= most;
        var end = fits ? int.MaxValue : x + most - face['…'].Advance;
        foreach (var character in text)
        {
            ref readonly var glyph = ref face[character];
            if (!fits && x + glyph.Advance > end) break;
            Add(size, glyph, x, y, color);
            x += glyph.Advance;
        }

        if (!fits && most >= face['…'].Advance) Add(size, face['…'], x, y, color);
    }

    /// <summary>A line of text that ends at <paramref name="right"/>.</summary>
    public void TextRight(TextSize size, int right, int y, ReadOnlySpan<char> text, uint color, bool mono = true) =>
        Text(size, right - Measure(size, text, mono), y, text, color, int.MaxValue, mono);

    public int Measure(TextSize size, ReadOnlySpan<char> text, bool mono = false) => (mono ? Fonts[size].Mono : Fonts[size].Sans).Measure(text);

    /// <summary>A bitmap, stretched over a box.</summary>
    public void Picture(Bitmap bitmap, Box box, float opacity = 1) => Picture(bitmap, new Box(0, 0, bitmap.Width, bitmap.Height), box, opacity);

    /// <summary>A part of a bitmap, stretched over a box.</summary>
    public void Picture(Bitmap bitmap, Box part, Box box, float opacity = 1) => Add(new Quad(
        box.X, box.Y, box.Right, box.Bottom, part.X, part.Y, part.Right, part.Bottom, ((uint)(opacity * 255) << 24) | 0xFFFFFF, bitmap));

    /// <summary>Starts a picture.</summary>
    protected void Begin(int width, int height, FontAtlas fonts)
    {
        (Width, Height, atlas, Count) = (width, height, fonts, 0);
        clips.Clear();
        clip = new Box(0, 0, width, height);
    }

    private void Add(TextSize size, in Glyph glyph, int x, int y, uint color)
    {
        if (glyph.Width == 0) return;
        var (left, top, row) = (x + glyph.Left, y + Fonts[size].Ascent + glyph.Top, Fonts.Top(size) + glyph.Y);
        Add(new Quad(left, top, left + glyph.Width, top + glyph.Height, glyph.X, row, glyph.X + glyph.Width, row + glyph.Height, color, null));
    }

    // Clipping is done here, so that it costs no draw call and is the same for all canvases.
    private void Add(in Quad quad)
    {
        var (left, top) = (Math.Max(quad.Left, clip.X), Math.Max(quad.Top, clip.Y));
        var (right, bottom) = (Math.Min(quad.Right, clip.Right), Math.Min(quad.Bottom, clip.Bottom));
        if (left >= right || top >= bottom) return;
        var (u, v) = ((quad.U1 - quad.U0) / (quad.Right - quad.Left), (quad.V1 - quad.V0) / (quad.Bottom - quad.Top));
        if (Count == quads.Length) Array.Resize(ref quads, quads.Length * 2);
        quads[Count++] = new Quad(
            left, top, right, bottom, quad.U0 + ((left - quad.Left) * u), quad.V0 + ((top - quad.Top) * v), quad.U1 - ((quad.Right - right) * u), quad.V1 - ((quad.Bottom - bottom) * v),
            quad.Color, quad.Bitmap);
    }
}
