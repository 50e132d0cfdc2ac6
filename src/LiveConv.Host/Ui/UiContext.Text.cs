using LiveConv.Host.Drawing;

namespace LiveConv.Host.Ui;

// Text of several lines.
internal sealed partial class UiContext
{
    /// <summary>Text that is broken at its spaces; the last line that fits ends in an ellipsis.</summary>
    /// <param name="box">Its room: as many lines as it holds.</param>
    /// <param name="text">One paragraph.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="mono">Fixed width.</param>
    /// <returns>The height of what was drawn.</returns>
    public int Paragraph(Box box, ReadOnlySpan<char> text, uint color, bool mono = false)
    {
        var (line, y) = (Canvas.Font(TextSize.Small).LineHeight, box.Y);
        while (text.Length > 0 && y + line <= box.Bottom)
        {
            var end = y + (2 * line) > box.Bottom ? text.Length : LineEnd(text, box.Width, mono);
            Canvas.Text(TextSize.Small, box.X, y, text[..end].TrimEnd(' '), color, box.Width, mono);
            text = text[end..].TrimStart(' ');
            y += line;
        }

        return y - box.Y;
    }

    /// <summary>The height that a paragraph needs.</summary>
    public int ParagraphHeight(int width, ReadOnlySpan<char> text, bool mono = false)
    {
        var lines = 0;
        while (text.Length > 0)
        {
            text = text[LineEnd(text, width, mono)..].TrimStart(' ');
            lines++;
        }

        return lines * Canvas.Font(TextSize.Small).LineHeight;
    }

    private int LineEnd(ReadOnlySpan<char> text, int width, bool mono)
    {
        var font = Canvas.Font(TextSize.Small);
        var face = mono ? font.Mono : font.Sans;
        var (x, space) = (0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ') space = i;
            x += face[text[i]].Advance;
            if (x > width && text[i] != ' ') return space > 0 ? space : Math.Max(1, i);
        }

        return text.Length;
    }
}
