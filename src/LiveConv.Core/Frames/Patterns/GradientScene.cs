namespace LiveConv.Frames.Patterns;

/// <summary>Every 8-bit value in turn: red rises to the right, green downwards, blue along the diagonal; all move one step a frame.</summary>
internal sealed class GradientScene(int width, int height) : Scene(width, height)
{
    public override void Draw(Frame frame, long number)
    {
        var step = (int)(number % 512);
        var pixels = Canvas.Pixels(frame);
        for (var y = 0; y < Height; y++)
        for (var x = 0; x < Width; x++)
            pixels[(y * Width) + x] = Canvas.Pack(Ramp((x * 256 / Width) + step), Ramp((y * 256 / Height) + step), Ramp(((x + y) * 256 / (Width + Height)) - step + 512));
    }

    // Up to 255 and down again, so that no edge appears.
    private static int Ramp(int value)
    {
        value &= 511;
        return value < 256 ? value : 511 - value;
    }
}
