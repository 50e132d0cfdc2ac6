namespace LiveConv.Frames.Patterns;

/// <summary>
/// Four discs with stripes: level, rising, upright and falling. In turn each grows while the others shrink, until all are gone and the wall behind them
/// is even. The stripes stand still in their discs, which drift a little.
/// </summary>
internal sealed class StripesScene(int width, int height) : Scene(width, height)
{
    private const float HalfSqrt2 = 0.70710678f;

    // A turn of each disc and one of none.
    private const int Turns = 5;
    private const int FramesOfATurn = 120;
    private const float Smallest = 0.04f, Largest = 0.21f;

    // Beginning at the upper left, clockwise: the direction across the stripes, and the colours.
    private static readonly (float X, float Y, Color Light, Color Dark)[] Discs =
    [
        (0, 1, new(255, 214, 102), new(58, 46, 20)),
        (HalfSqrt2, HalfSqrt2, new(130, 224, 214), new(14, 52, 58)),
        (1, 0, new(250, 250, 245), new(40, 34, 64)),
        (HalfSqrt2, -HalfSqrt2, new(255, 158, 170), new(72, 20, 40)),
    ];

    public override void Draw(Frame frame, long number)
    {
        Canvas.Clear(frame, new Color(96, 104, 116));
        var time = number % (Turns * FramesOfATurn) / (float)FramesOfATurn;
        for (var i = 0; i < Discs.Length; i++)
        {
            // From the middle of its turn the disc shrinks for one and a half turns, and is gone in the middle of the last.
            var distance = MathF.Abs(time - (i + 0.5f));
            distance = MathF.Min(distance, Turns - distance);
            var gone = 1 - MathF.Min(1, 2 * MathF.Abs(time - (Turns - 0.5f)));
            var radius = Unit * (Smallest + ((Largest - Smallest) * MathF.Max(0, 1 - (distance / 1.5f)))) * (1 - gone);
            var (right, low) = (i is 1 or 2, i is 2 or 3);
            var x = (Width / 2f) + (Unit * ((right ? 0.25f : -0.25f) + (0.01f * (Swing(number, 190 + (20 * i), 0.2f * i) - 0.5f))));
            var y = (Height / 2f) + (Unit * ((low ? 0.25f : -0.25f) + (0.01f * (Swing(number, 170 + (30 * i), 0.3f * i) - 0.5f))));
            // Light stripes on a dark disc, each a twenty-fourth of the shorter side wide.
            var (acrossX, acrossY, light, dark) = Discs[i];
            Canvas.Fill(frame, new Disk(x, y, radius), dark);
            Canvas.Fill(frame, new StripedDisk(x, y, radius, acrossX, acrossY, MathF.Max(2, Unit / 12)), light);
        }
    }
}
