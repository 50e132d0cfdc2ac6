namespace LiveConv.Frames.Patterns;

/// <summary>Bright lines of one to three pixels on dark ground: level, upright, diagonal, and a fan that turns.</summary>
internal sealed class LinesScene(int width, int height) : Scene(width, height)
{
    private const float HalfSqrt2 = 0.70710678f;

    public override void Draw(Frame frame, long number)
    {
        Canvas.Clear(frame, new Color(18, 22, 30));
        float length = Width + Height;
        for (var i = 0; i < 3; i++)
        {
            // Whole pixels keep level and upright lines exactly i + 1 pixels thick.
            var (x, y) = ((int)(Width * Swing(number, 400, 0.21f * i)), (int)(Height * Swing(number, 360, 0.1f + (0.27f * i))));
            Canvas.Fill(frame, 0, y, Width, i + 1, Color.Gray(230));
            Canvas.Fill(frame, x, 0, i + 1, Height, Color.Gray(230));
            var slide = Width * Swing(number, 500, 0.4f + (0.3f * i));
            Canvas.Fill(frame, new Rectangle(slide, Height / 2f, length, 0.5f + (0.5f * i), HalfSqrt2, HalfSqrt2), new Color(255, 210, 120));
            Canvas.Fill(frame, new Rectangle(Width - slide, Height / 2f, length, 0.5f + (0.5f * i), HalfSqrt2, -HalfSqrt2), new Color(140, 220, 255));
        }

        for (var i = 0; i < 6; i++)
        {
            var (cos, sin) = Turn(number, 600, i / 12f);
            Canvas.Fill(frame, new Rectangle(Width / 2f, Height / 2f, Unit * 0.35f, 0.75f, cos, sin), new Color(255, 150, 170));
        }
    }
}
