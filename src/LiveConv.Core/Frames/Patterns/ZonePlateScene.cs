namespace LiveConv.Frames.Patterns;

/// <summary>
/// A zone plate, cos(π·r²/size − phase): the stripes grow finer with the distance from the centre and reach one pixel at the nearer
/// edge, so all frequencies and directions are there. The rings move outwards.
/// </summary>
internal sealed class ZonePlateScene : Scene
{
    private const int Steps = 1024;
    private readonly uint[] cosine = new uint[Steps];

    public ZonePlateScene(int width, int height)
        : base(width, height)
    {
        for (var i = 0; i < Steps; i++)
            cosine[i] = Canvas.Pack(Color.Gray((int)Math.Round(127.5 + (120 * Math.Cos(2 * Math.PI * i / Steps)))));
    }

    public override void Draw(Frame frame, long number)
    {
        var pixels = Canvas.Pixels(frame);
        // In half pixels the centre is whole: r² = (dx² + dy²)/4.
        var factor = Steps / (8 * Unit);
        var phase = Steps - (int)(number % 64 * (Steps / 64));
        for (var y = 0; y < Height; y++)
        {
            long dy = (2 * y) + 1 - Height;
            for (var x = 0; x < Width; x++)
            {
                long dx = (2 * x) + 1 - Width;
                pixels[(y * Width) + x] = cosine[((int)(((dx * dx) + (dy * dy)) * factor) + phase) & (Steps - 1)];
            }
        }
    }
}
