namespace LiveConv.Frames.Patterns;

/// <summary>Rectangles, circles and triangles that float over a gentle gradient.</summary>
internal sealed class ShapesScene : Scene
{
    private const int Count = 9;
    private static readonly Color[] Palette =
    [
        new(242, 95, 76), new(255, 200, 87), new(46, 196, 182), new(247, 247, 240), new(120, 94, 240),
        new(23, 42, 58), new(112, 193, 91), new(240, 128, 180), new(64, 156, 255),
    ];

    private readonly Frame background;

    public ShapesScene(int width, int height)
        : base(width, height)
    {
        background = new Frame(width, height);
        var pixels = Canvas.Pixels(background);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var (u, v) = ((x + 0.5f) / width, (y + 0.5f) / height);
            pixels[(y * width) + x] = Canvas.Pack((int)(52 + (46 * u)), (int)(66 + (40 * v)), (int)(104 + (40 * (1 - u)) + (16 * v)));
        }
    }

    public override void Draw(Frame frame, long number)
    {
        background.Rgba.CopyTo(frame.Rgba, 0);
        for (var i = 0; i < Count; i++)
        {
            var size = Unit * (0.06f + (0.012f * (i * 5 % Count)));
            var x = Width * Swing(number, 240 + (31 * i), i * 0.37f);
            var y = Height * Swing(number, 310 - (17 * i), 0.1f + (i * 0.23f));
            var (cos, sin) = Turn(number, 180 + (23 * i), i * 0.11f);
            switch (i % 3)
            {
                case 0:
                    Canvas.Fill(frame, new Rectangle(x, y, size * 1.2f, size * 0.7f, cos, sin), Palette[i]);
                    break;
                case 1:
                    Canvas.Fill(frame, new Disk(x, y, size), Palette[i]);
                    break;
                default:
                    Canvas.Fill(frame, new Triangle(x, y, size * 0.7f, cos, sin), Palette[i]);
                    break;
            }
        }
    }
}
