using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Overlay;

/// <summary>
/// Draws rectangles, text and pictures in pixels of the framebuffer. Rectangles and text are gathered, then drawn with one call
/// for each size of text; within a size later ones lie above. Allocates nothing once its lists have grown.
/// </summary>
internal sealed class Canvas : IDisposable
{
    private const int Sizes = 3;

    private readonly GL gl;
    private readonly uint textProgram;
    private readonly uint pictureProgram;
    private readonly VertexBuffer<CanvasVertex> buffer;
    private readonly CanvasVertex[][] gathered = new CanvasVertex[Sizes][];
    private readonly int[] counts = new int[Sizes];
    private readonly CanvasVertex[] picture = new CanvasVertex[6];
    private FontSet fonts;

    public Canvas(GL gl, ProgramCache programs)
    {
        this.gl = gl;
        textProgram = programs.Draw("overlay/canvas.vert", "overlay/text.frag");
        pictureProgram = programs.Draw("overlay/canvas.vert", "overlay/picture.frag");
        buffer = new VertexBuffer<CanvasVertex>(gl, (2, VertexAttribPointerType.Float), (2, VertexAttribPointerType.Float), (4, VertexAttribPointerType.UnsignedByte));
        fonts = new FontSet(gl, 1);
        for (var i = 0; i < Sizes; i++) gathered[i] = new CanvasVertex[6 * 512];
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>1, or 2 for screens with small pixels: sizes of text and distances are multiplied by it.</summary>
    public int Scale => fonts.Scale;

    /// <summary>A distance on the grid, in pixels.</summary>
    public int Grid(double steps) => (int)(steps * Theme.Grid * Scale);

    public Font Font(TextSize size) => fonts[size];

    /// <summary>Starts a picture: sets the viewport and clears.</summary>
    public void Begin(int width, int height, int scale)
    {
        if (scale != fonts.Scale)
        {
            fonts.Dispose();
            fonts = new FontSet(gl, scale);
        }

        (Width, Height) = (width, height);
        gl.Viewport(0, 0, (uint)width, (uint)height);
        gl.Disable(EnableCap.DepthTest);
        gl.Enable(EnableCap.Blend);
        gl.BlendFunc(BlendingFactor.SrcAlpha, BlendingFactor.OneMinusSrcAlpha);
        gl.ClearColor((Theme.Background & 255) / 255f, (Theme.Background >> 8 & 255) / 255f, (Theme.Background >> 16 & 255) / 255f, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
    }

    public void Fill(Box box, uint color)
    {
        var font = fonts[TextSize.Small];
        var (u, v) = ((font.WhiteX + 0.5f) / font.AtlasWidth, (font.WhiteY + 0.5f) / font.AtlasHeight);
        Add(TextSize.Small, box.X, box.Y, box.Right, box.Bottom, u, v, u, v, color);
    }

    /// <summary>The edge of a box, inside it.</summary>
    public void Outline(Box box, int thickness, uint color)
    {
        Fill(new Box(box.X, box.Y, box.Width, thickness), color);
        Fill(new Box(box.X, box.Bottom - thickness, box.Width, thickness), color);
        Fill(new Box(box.X, box.Y + thickness, thickness, box.Height - (2 * thickness)), color);
        Fill(new Box(box.Right - thickness, box.Y + thickness, thickness, box.Height - (2 * thickness)), color);
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
        var font = fonts[size];
        var face = mono ? font.Mono : font.Sans;
        var fits = face.Measure(text) <= most;
        var end = fits ? int.MaxValue : x + most - face['…'].Advance;
        foreach (var character in text)
        {
            ref readonly var glyph = ref face[character];
            if (!fits && x + glyph.Advance > end) break;
            Add(font, size, glyph, x, y, color);
            x += glyph.Advance;
        }

        if (!fits) Add(font, size, face['…'], x, y, color);
    }

    /// <summary>A line of text that ends at <paramref name="right"/>.</summary>
    public void TextRight(TextSize size, int right, int y, ReadOnlySpan<char> text, uint color, bool mono = true) =>
        Text(size, right - Measure(size, text, mono), y, text, color, int.MaxValue, mono);

    public int Measure(TextSize size, ReadOnlySpan<char> text, bool mono = false) => (mono ? fonts[size].Mono : fonts[size].Sans).Measure(text);

    /// <summary>Draws what was gathered, then a picture over it.</summary>
    public void Picture(PictureTexture texture, Box box, float opacity = 1)
    {
        Flush();
        var color = ((uint)(opacity * 255) << 24) | 0xFFFFFF;
        Quad(picture, 0, box.X, box.Y, box.Right, box.Bottom, 0, 0, 1, 1, color);
        Draw(pictureProgram, texture, picture);
    }

    /// <summary>Draws what was gathered: what comes later lies above it.</summary>
    public void Flush()
    {
        for (var i = 0; i < Sizes; i++)
        {
            if (counts[i] > 0) Draw(textProgram, fonts.Atlas((TextSize)i), gathered[i].AsSpan(0, counts[i]));
            counts[i] = 0;
        }
    }

    public void Dispose()
    {
        fonts.Dispose();
        buffer.Dispose();
    }

    private void Draw(uint program, PictureTexture texture, ReadOnlySpan<CanvasVertex> vertices)
    {
        gl.UseProgram(program);
        gl.Uniform2(0, (float)Width, (float)Height);
        gl.ActiveTexture(TextureUnit.Texture0);
        gl.BindTexture(TextureTarget.Texture2D, texture.Handle);
        buffer.Draw(vertices);
    }

    private void Add(Font font, TextSize size, in Glyph glyph, int x, int y, uint color)
    {
        if (glyph.Width == 0) return;
        var (left, top) = (x + glyph.Left, y + font.Ascent + glyph.Top);
        var (u, v) = (1f / font.AtlasWidth, 1f / font.AtlasHeight);
        Add(size, left, top, left + glyph.Width, top + glyph.Height, glyph.X * u, glyph.Y * v, (glyph.X + glyph.Width) * u, (glyph.Y + glyph.Height) * v, color);
    }

    private void Add(TextSize size, float left, float top, float right, float bottom, float u0, float v0, float u1, float v1, uint color)
    {
        var i = (int)size;
        if (counts[i] + 6 > gathered[i].Length) Array.Resize(ref gathered[i], gathered[i].Length * 2);
        Quad(gathered[i], counts[i], left, top, right, bottom, u0, v0, u1, v1, color);
        counts[i] += 6;
    }

    private static void Quad(CanvasVertex[] list, int at, float left, float top, float right, float bottom, float u0, float v0, float u1, float v1, uint color)
    {
        list[at] = new CanvasVertex(left, top, u0, v0, color);
        list[at + 1] = list[at + 3] = new CanvasVertex(right, top, u1, v0, color);
        list[at + 2] = list[at + 4] = new CanvasVertex(left, bottom, u0, v1, color);
        list[at + 5] = new CanvasVertex(right, bottom, u1, v1, color);
    }
}
