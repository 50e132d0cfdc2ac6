namespace LiveConv.Frames.Patterns;

/// <summary>Squares, turning ones too, and bright crosses of 9×9 pixels, which the pipeline pattern looks for by itself.</summary>
internal sealed class CornersScene(int width, int height) : Scene(width, height)
{
    public override void Draw(Frame frame, long number)
    {
        Canvas.Clear(frame, Color.Gray(70));
        for (var i = 0; i < 12; i++)
        {
            var x = Width * Swing(number, 520 + (37 * i), i * 0.313f);
            var y = Height * Swing(number, 470 + (43 * i), i * 0.177f);
            if (i % 2 == 0)
            {
                // Crosses keep to whole pixels, so that each is the same.
                Canvas.Fill(frame, new Rectangle(MathF.Floor(x), MathF.Floor(y), 7.5f, 7.5f), Color.Gray(30));
                Canvas.Fill(frame, new Cross(MathF.Floor(x), MathF.Floor(y), 4.5f, 1.5f), Color.Gray(235));
                continue;
            }

            var (cos, sin) = i % 4 == 1 ? (1f, 0f) : Turn(number, 400 + (50 * i), 0);
            var size = Unit * (0.05f + (0.008f * i));
            Canvas.Fill(frame, new Rectangle(x, y, size, size * 0.7f, cos, sin), i % 3 == 0 ? new Color(250, 170, 80) : new Color(150, 210, 240));
        }
    }
}
