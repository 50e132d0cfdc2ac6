using LiveConv.Frames;

namespace LiveConv.Host.Drawing;

/// <summary>Draws into a frame, without a GPU, what a window shows: for <c>render</c> and for tests.</summary>
internal sealed class FrameCanvas : Canvas
{
    private Frame? target;
    private FontAtlas? atlas;

    /// <summary>Starts a picture: clears.</summary>
    public void Begin(Frame frame, int scale)
    {
        if (atlas?.Scale != scale) atlas = new FontAtlas(scale);
        target = frame;
        Begin(frame.Width, frame.Height, atlas);
        for (var i = 0; i < frame.Rgba.Length; i += 4)
        {
            for (var c = 0; c < 3; c++) frame.Rgba[i + c] = (byte)(Theme.Background >> (8 * c));
            frame.Rgba[i + 3] = 255;
        }
    }

    public override void Flush()
    {
        foreach (ref readonly var quad in Gathered)
        {
            if (quad.Bitmap is { } bitmap) DrawBitmap(quad, bitmap);
            else DrawCoverage(quad);
        }

        Count = 0;
    }

    private void DrawCoverage(in Quad quad)
    {
        var (du, dv) = Steps(quad);
        for (var y = (int)quad.Top; y < (int)quad.Bottom; y++)
        {
            var row = (int)(quad.V0 + ((y - quad.Top + 0.5f) * dv)) * Fonts.Width;
            for (var x = (int)quad.Left; x < (int)quad.Right; x++)
            {
                int coverage = Fonts.Coverage[row + (int)(quad.U0 + ((x - quad.Left + 0.5f) * du))];
                if (coverage > 0) Mix(x, y, (byte)quad.Color, (byte)(quad.Color >> 8), (byte)(quad.Color >> 16), (int)(quad.Color >> 24) * coverage / 255);
            }
        }
    }

    private void DrawBitmap(in Quad quad, Bitmap bitmap)
    {
        var (du, dv) = Steps(quad);
        var opacity = (int)(quad.Color >> 24);
        for (var y = (int)quad.Top; y < (int)quad.Bottom; y++)
        for (var x = (int)quad.Left; x < (int)quad.Right; x++)
        {
            var (u, v) = (quad.U0 + ((x - quad.Left + 0.5f) * du), quad.V0 + ((y - quad.Top + 0.5f) * dv));
            var (r, g, b, a) = bitmap.Smooth ? Blend(bitmap, u - 0.5f, v - 0.5f) : At(bitmap, (int)u, (int)v);
            Mix(x, y, (byte)(r + 0.5f), (byte)(g + 0.5f), (byte)(b + 0.5f), (int)(a * opacity / 255));
        }
    }

    private static (float U, float V) Steps(in Quad quad) => ((quad.U1 - quad.U0) / (quad.Right - quad.Left), (quad.V1 - quad.V0) / (quad.Bottom - quad.Top));

    private static (float R, float G, float B, float A) At(Bitmap bitmap, int x, int y)
    {
        var pixel = bitmap.Rgba.AsSpan(((Math.Clamp(y, 0, bitmap.Height - 1) * bitmap.Width) + Math.Clamp(x, 0, bitmap.Width - 1)) * 4, 4);
        return (pixel[0], pixel[1], pixel[2], pixel[3]);
    }

    private static (float R, float G, float B, float A) Blend(Bitmap bitmap, float u, float v)
    {
        var (x, y) = ((int)MathF.Floor(u), (int)MathF.Floor(v));
        var (s, t) = (u - x, v - y);
        var (a, b, c, d) = (At(bitmap, x, y), At(bitmap, x + 1, y), At(bitmap, x, y + 1), At(bitmap, x + 1, y + 1));
        return (Mean(a.R, b.R, c.R, d.R), Mean(a.G, b.G, c.G, d.G), Mean(a.B, b.B, c.B, d.B), Mean(a.A, b.A, c.A, d.A));

        float Mean(float p, float q, float m, float n) => ((((p * (1 - s)) + (q * s)) * (1 - t)) + (((m * (1 - s)) + (n * s)) * t));
    }

    private void Mix(int x, int y, byte r, byte g, byte b, int alpha)
    {
        var pixel = target!.Rgba.AsSpan(((y * Width) + x) * 4, 3);
        pixel[0] = (byte)(((pixel[0] * (255 - alpha)) + (r * alpha) + 127) / 255);
        pixel[1] = (byte)(((pixel[1] * (255 - alpha)) + (g * alpha) + 127) / 255);
        pixel[2] = (byte)(((pixel[2] * (255 - alpha)) + (b * alpha) + 127) / 255);
    }
}
