using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Drawing;

/// <summary>Draws into the framebuffer. Neighbours of one source are one draw call.</summary>
internal sealed class GlCanvas : Canvas, IDisposable
{
    private readonly GL gl;
    private readonly uint textProgram;
    private readonly uint pictureProgram;
    private readonly VertexBuffer<CanvasVertex> buffer;
    private readonly BitmapTextures textures;
    private CanvasVertex[] vertices = new CanvasVertex[6 * 1024];
    private FontAtlas? atlas;
    private PictureTexture? atlasTexture;

    public GlCanvas(GL gl, ProgramCache programs)
    {
        this.gl = gl;
        textProgram = programs.Draw("overlay/canvas.vert", "overlay/text.frag");
        pictureProgram = programs.Draw("overlay/canvas.vert", "overlay/picture.frag");
        buffer = new VertexBuffer<CanvasVertex>(gl, (2, VertexAttribPointerType.Float), (2, VertexAttribPointerType.Float), (4, VertexAttribPointerType.UnsignedByte));
        textures = new BitmapTextures(gl);
    }

    /// <summary>Starts a picture: sets the viewport and clears.</summary>
    public void Begin(int width, int height, int scale)
    {
        if (atlas?.Scale != scale)
        {
            atlas = new FontAtlas(scale);
            atlasTexture?.Dispose();
            atlasTexture = new PictureTexture(gl, atlas.Width, atlas.Height, channels: 1, smooth: false);
            atlasTexture.Upload(atlas.Coverage);
        }

        Begin(width, height, atlas);
        textures.Age();
        gl.Viewport(0, 0, (uint)width, (uint)height);
        gl.Disable(EnableCap.DepthTest);
        gl.Enable(EnableCap.Blend);
        gl.BlendFunc(BlendingFactor.SrcAlpha, BlendingFactor.OneMinusSrcAlpha);
        gl.ClearColor((Theme.Background & 255) / 255f, (Theme.Background >> 8 & 255) / 255f, (Theme.Background >> 16 & 255) / 255f, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
    }

    /// <summary>Draws what was gathered, then a picture of the GPU over it.</summary>
    public void Picture(PictureTexture texture, Box box, float opacity = 1)
    {
        Flush();
        var color = ((uint)(opacity * 255) << 24) | 0xFFFFFF;
        Write(0, new Quad(box.X, box.Y, box.Right, box.Bottom, 0, 0, texture.Width, texture.Height, color, null), texture);
        Draw(pictureProgram, texture, 1);
    }

    public override void Flush()
    {
        var gathered = Gathered;
        if (vertices.Length < gathered.Length * 6) vertices = new CanvasVertex[gathered.Length * 12];
        for (var start = 0; start < gathered.Length;)
        {
            var bitmap = gathered[start].Bitmap;
            var texture = bitmap is null ? atlasTexture! : textures.Of(bitmap);
            var end = start;
            for (; end < gathered.Length && gathered[end].Bitmap == bitmap; end++) Write(end - start, gathered[end], texture);
            Draw(bitmap is null ? textProgram : pictureProgram, texture, end - start);
            start = end;
        }

        Count = 0;
    }

    public void Dispose()
    {
        atlasTexture?.Dispose();
        textures.Dispose();
        buffer.Dispose();
    }

    private void Draw(uint program, PictureTexture texture, int quads)
    {
        gl.UseProgram(program);
        gl.Uniform2(0, (float)Width, (float)Height);
        gl.ActiveTexture(TextureUnit.Texture0);
        gl.BindTexture(TextureTarget.Texture2D, texture.Handle);
        buffer.Draw(vertices.AsSpan(0, quads * 6));
    }

    private void Write(int place, in Quad quad, PictureTexture texture)
    {
        var (at, u, v) = (place * 6, 1f / texture.Width, 1f / texture.Height);
        var (left, top, right, bottom) = (quad.U0 * u, quad.V0 * v, quad.U1 * u, quad.V1 * v);
        vertices[at] = new CanvasVertex(quad.Left, quad.Top, left, top, quad.Color);
        vertices[at + 1] = vertices[at + 3] = new CanvasVertex(quad.Right, quad.Top, right, top, quad.Color);
        vertices[at + 2] = vertices[at + 4] = new CanvasVertex(quad.Left, quad.Bottom, left, bottom, quad.Color);
        vertices[at + 5] = new CanvasVertex(quad.Right, quad.Bottom, right, bottom, quad.Color);
    }
}
