namespace LiveConv.Frames.Patterns;

/// <summary>Lines of block letters of several sizes that run to the left, bright on dark and dark on bright.</summary>
internal sealed class TextScene(int width, int height) : Scene(width, height)
{
    private const string Words = "LIVECONV SEES WHAT CONVOLUTION SEES 0123456789 THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG ";

    public override void Draw(Frame frame, long number)
    {
        var (top, line) = (0, 0);
        while (top < Height)
        {
            var scale = Math.Max(1, (int)(Unit / 90)) * (1 + (line * 2 % 3));
            var bright = line % 2 == 0;
            Canvas.Fill(frame, 0, top, Width, scale * (BlockFont.Rows + 4), bright ? new Color(24, 28, 40) : new Color(226, 224, 214));
            DrawLine(frame, top + (2 * scale), scale, number * (1 + (line % 3)), bright ? new Color(250, 240, 210) : new Color(30, 50, 90));
            top += scale * (BlockFont.Rows + 4);
            line++;
        }
    }

    private void DrawLine(Frame frame, int top, int scale, long shift, Color color)
    {
        var advance = scale * (BlockFont.Columns + 1);
        var run = (int)(shift % (advance * Words.Length));
        for (var i = run / advance; (i * advance) - run < Width; i++)
        {
            var letter = Words[i % Words.Length];
            for (var row = 0; row < BlockFont.Rows; row++)
            for (var column = 0; column < BlockFont.Columns; column++)
            {
                if (BlockFont.IsSet(letter, row, column))
                    Canvas.Fill(frame, (i * advance) - run + (column * scale), top + (row * scale), scale, scale, color);
            }
        }
    }
}
