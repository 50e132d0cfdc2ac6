namespace LiveConv.Frames.Patterns;

/// <summary>Rings and disks of many sizes on dark ground; a third of the rings has the radius 6 that the pipeline circle looks for.</summary>
internal sealed class CirclesScene(int width, int height) : Scene(width, height)
{
    private static readonly Color[] Palette = [new(240, 240, 235), new(255, 190, 90), new(110, 205, 255), new(150, 230, 140)];

    public override void Draw(Frame frame, long number)
    {
        Canvas.Clear(frame, new Color(28, 32, 44));
        for (var i = 0; i < 24; i++)
        {
            var x = Width * Swing(number, 500 + (41 * i), i * 0.381f);
            var y = Height * Swing(number, 430 + (29 * i), i * 0.236f);
            var color = Palette[i % Palette.Length];
            switch (i % 3)
            {
                case 0:
                    Canvas.Fill(frame, new Ring(x, y, 6, 1), color);
                    break;
                case 1:
                    Canvas.Fill(frame, new Ring(x, y, Unit * (0.02f + (0.005f * i)), 1.5f), color);
                    break;
                default:
                    Canvas.Fill(frame, new Disk(x, y, Unit * (0.01f + (0.003f * i))), color);
                    break;
            }
        }
    }
}
