namespace LiveConv.Frames.Patterns;

/// <summary>A chessboard that slides one pixel a frame to the right and half a pixel down.</summary>
internal sealed class CheckerScene(int width, int height) : Scene(width, height)
{
    public override void Draw(Frame frame, long number)
    {
        var cell = Math.Max(2, (int)(Unit / 12));
        var (dx, dy) = ((int)(number % (2 * cell)), (int)(number / 2 % (2 * cell)));
        var (dark, bright) = (Canvas.Pack(new Color(36, 44, 60)), Canvas.Pack(new Color(232, 226, 210)));
        var pixels = Canvas.Pixels(frame);
        for (var y = 0; y < Height; y++)
        for (var x = 0; x < Width; x++)
            pixels[(y * Width) + x] = ((((x - dx + (2 * cell)) / cell) + ((y - dy + (2 * cell)) / cell)) & 1) == 0 ? bright : dark;
    }
}
