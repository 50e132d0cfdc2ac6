using System.Runtime.InteropServices;

namespace LiveConv.Frames.Patterns;

/// <summary>Draws into frames without allocating. A pixel's centre is at its whole coordinates; edges are one pixel soft.</summary>
internal static class Canvas
{
    public static Span<uint> Pixels(Frame frame) => MemoryMarshal.Cast<byte, uint>(frame.Rgba.AsSpan());

    /// <summary>The pixel as it lies in memory, least byte first: red, green, blue, 255.</summary>
    public static uint Pack(Color color) => Pack(color.R, color.G, color.B);

    public static uint Pack(int r, int g, int b) => BitConverter.IsLittleEndian
        ? (uint)(r | (g << 8) | (b << 16)) | 0xFF000000u
        : (uint)((r << 24) | (g << 16) | (b << 8)) | 0xFFu;

    public static void Clear(Frame frame, Color color) => Pixels(frame).Fill(Pack(color));

    public static void Fill<T>(Frame frame, in T shape, Color color)
        where T : struct, IShape
    {
        var (top, bottom) = Range(shape.CenterY - shape.Reach, shape.CenterY + shape.Reach, frame.Height);
        var packed = Pack(color);
        var pixels = Pixels(frame);
        for (var y = top; y < bottom; y++)
        {
            var row = pixels.Slice(y * frame.Width, frame.Width);
            var (from, to) = shape.Row(y - shape.CenterY);
            var (left, right) = Range(shape.CenterX + from, shape.CenterX + to, frame.Width);
            for (var x = left; x < right; x++)
            {
                var distance = shape.Distance(x - shape.CenterX, y - shape.CenterY);
                if (distance <= -0.5f) row[x] = packed;
                else if (distance < 0.5f) Blend(MemoryMarshal.AsBytes(row.Slice(x, 1)), color, 0.5f - distance);
            }
        }
    }

    public static void Fill(Frame frame, int left, int top, int width, int height, Color color)
    {
        var (x0, x1) = (Math.Clamp(left, 0, frame.Width), Math.Clamp(left + width, 0, frame.Width));
        var (y0, y1) = (Math.Clamp(top, 0, frame.Height), Math.Clamp(top + height, 0, frame.Height));
        var pixels = Pixels(frame);
        for (var y = y0; y < y1; y++) pixels.Slice((y * frame.Width) + x0, x1 - x0).Fill(Pack(color));
    }

    private static void Blend(Span<byte> pixel, Color color, float coverage)
    {
        pixel[0] = Mix(pixel[0], color.R, coverage);
        pixel[1] = Mix(pixel[1], color.G, coverage);
        pixel[2] = Mix(pixel[2], color.B, coverage);
    }

    private static byte Mix(byte below, byte above, float coverage) => (byte)(below + ((above - below) * coverage) + 0.5f);

    private static (int From, int To) Range(float from, float to, int size) =>
        (Math.Clamp((int)MathF.Floor(from), 0, size), Math.Clamp((int)MathF.Ceiling(to) + 1, 0, size));
}
