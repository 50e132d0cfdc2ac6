using LiveConv.Host.Drawing;
using LiveConv.Host.Output;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Overlay;

/// <summary>
/// Draws the feature maps of a layer from where they lie on the GPU: each in its own range, maps of both signs with zero fixed
/// in the middle of a diverging colour map, with channel and range below.
/// </summary>
internal sealed class FeatureMaps : IDisposable
{
    /// <summary>A side of the square of values that a pixel looks at, at the most.</summary>
    private const int MostTaps = 4;

    private readonly GL gl;
    private readonly uint program;
    private readonly MapRanges ranges;
    private readonly VertexBuffer<MapVertex> buffer;
    private readonly PictureTexture signed;
    private readonly PictureTexture unsigned;
    private MapVertex[] vertices = new MapVertex[6 * 64];
    private GpuTensor? maps;

    public FeatureMaps(GL gl, ProgramCache programs)
    {
        this.gl = gl;
        program = programs.Draw("overlay/maps.vert", "overlay/maps.frag");
        ranges = new MapRanges(gl, programs);
        buffer = new VertexBuffer<MapVertex>(gl, (2, VertexAttribPointerType.Float), (2, VertexAttribPointerType.Float), (1, VertexAttribPointerType.Float));
        signed = Table(diverging: true);
        unsigned = Table(diverging: false);
    }

    /// <summary>Chooses the layer and takes its values as they are now.</summary>
    public void Update(GpuTensor tensor)
    {
        maps = tensor;
        ranges.Select(tensor);
        ranges.Update();
    }

    /// <summary>Draws a page of tiles with their labels; the selected one has a frame.</summary>
    public void Draw(GlCanvas canvas, in MapGrid grid, int selected)
    {
        canvas.Flush();
        DrawTiles(canvas, grid);
        Span<char> text = stackalloc char[64];
        for (var i = 0; i < grid.Count; i++)
        {
            var channel = grid.First + i;
            var tile = grid.Tile(i);
            var chosen = channel == selected;
            if (chosen) canvas.Outline(new Box(tile.X - canvas.Scale, tile.Y - canvas.Scale, tile.Width + (2 * canvas.Scale), tile.Height + (2 * canvas.Scale)), 2 * canvas.Scale, Theme.Accent);
            var y = tile.Bottom + (2 * canvas.Scale);
            var length = text.Write($"{channel}");
            canvas.Text(TextSize.Small, tile.X, y, text[..length], chosen ? Theme.Accent : Theme.Text, mono: true);
            var room = tile.Width - canvas.Measure(TextSize.Small, text[..length], mono: true) - canvas.Grid(1);
            length = FormatRange(text, channel);
            if (canvas.Measure(TextSize.Small, text[..length], mono: true) <= room)
                canvas.TextRight(TextSize.Small, tile.Right, y, text[..length], chosen ? Theme.Text : Theme.Muted);
        }

        canvas.Flush();
    }

    /// <summary>One map over a whole box, without a label.</summary>
    public void Draw(GlCanvas canvas, Box box, int channel)
    {
        canvas.Flush();
        DrawTiles(canvas, new MapGrid(box, 1, channel, 1, box.Width, box.Height, 0, 0));
    }

    /// <summary>Writes the range of a map, as in "−1.2 … 3.4".</summary>
    /// <returns>Characters written.</returns>
    public int FormatRange(Span<char> text, int channel)
    {
        var (least, largest) = ranges[channel];
        var length = text.Write($"{least:G3} … {largest:G3}");
        text[..length].Replace('-', '−');
        return length;
    }

    public void Dispose()
    {
        ranges.Dispose();
        buffer.Dispose();
        signed.Dispose();
        unsigned.Dispose();
    }

    private void DrawTiles(GlCanvas canvas, in MapGrid grid)
    {
        if (maps is null || grid.Count == 0) return;
        if (vertices.Length < grid.Count * 6) vertices = new MapVertex[grid.Count * 6];
        for (var i = 0; i < grid.Count; i++) Tile(i * 6, grid.Tile(i), grid.First + i);
        gl.UseProgram(program);
        TensorUniform.Set(gl, maps);
        gl.Uniform2(8, (float)canvas.Width, (float)canvas.Height);
        gl.Uniform1(9, ranges.HasNegative ? 1 : 0);
        var (footX, footY) = ((float)maps.Shape.W / grid.TileWidth, (float)maps.Shape.H / grid.TileHeight);
        gl.Uniform1(10, Math.Clamp((int)Math.Ceiling(Math.Max(footX, footY) - 0.01f), 1, MostTaps));
        gl.Uniform2(11, footX, footY);
        gl.BindImageTexture(0, maps.Buffer.View(SizedInternalFormat.R32f), 0, false, 0, BufferAccessARB.ReadOnly, InternalFormat.R32f);
        gl.ActiveTexture(TextureUnit.Texture1);
        gl.BindTexture(TextureTarget.TextureBuffer, ranges.Bits.View(SizedInternalFormat.R32ui));
        gl.ActiveTexture(TextureUnit.Texture0);
        gl.BindTexture(TextureTarget.Texture2D, (ranges.HasNegative ? signed : unsigned).Handle);
        buffer.Draw(vertices.AsSpan(0, grid.Count * 6));
    }

    private void Tile(int at, Box box, int channel)
    {
        vertices[at] = new MapVertex(box.X, box.Y, 0, 0, channel);
        vertices[at + 1] = vertices[at + 3] = new MapVertex(box.Right, box.Y, 1, 0, channel);
        vertices[at + 2] = vertices[at + 4] = new MapVertex(box.X, box.Bottom, 0, 1, channel);
        vertices[at + 5] = new MapVertex(box.Right, box.Bottom, 1, 1, channel);
    }

    private PictureTexture Table(bool diverging)
    {
        var table = new PictureTexture(gl, ColorMap.Size, 1, smooth: false);
        table.Upload(ColorMap.Pixels(diverging));
        return table;
    }
}
