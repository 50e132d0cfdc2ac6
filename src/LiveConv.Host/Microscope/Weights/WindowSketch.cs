using LiveConv.Host.Drawing;
using LiveConv.Host.Output;
using LiveConv.Host.Ui;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>
/// The input's cells around one output: those that the window takes are framed, those of the padding are hatched, and those that the next output to the
/// right takes have a dot.
/// </summary>
internal static class WindowSketch
{
    // Cells beside the window.
    private const int Beside = 2;

    // A longer stride than this leads out of the sketch.
    private const int MostStride = 6;

    public static void Draw(UiContext ui, Box box, LayerWindow settings, Tensor input, int channel, (int Y, int X) place, BorderMode border)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.5));
        var words = room.Bottom(2 * canvas.Font(TextSize.Small).LineHeight);
        var legend = room.Rest.Height > canvas.Grid(12) ? room.Bottom(canvas.Font(TextSize.Small).LineHeight) : default;
        var (top, left) = ((place.Y * settings.StrideY) - settings.Padding.Top, (place.X * settings.StrideX) - settings.Padding.Left);
        var (spanY, spanX) = (((settings.KernelY - 1) * settings.DilationY) + 1, ((settings.KernelX - 1) * settings.DilationX) + 1);
        var (rows, columns) = (spanY + (2 * Beside), spanX + (2 * Beside) + Math.Min(settings.StrideX, MostStride));
        var side = Math.Min(canvas.Grid(5), Math.Min(room.Rest.Width / columns, room.Rest.Height / rows));
        if (side < 2) return;
        var (x0, y0) = (room.Rest.X + ((room.Rest.Width - (side * columns)) / 2), room.Rest.Y + ((room.Rest.Height - (side * rows)) / 2));
        var (least, most) = Range(input, channel);
        for (var y = 0; y < rows; y++)
        for (var x = 0; x < columns; x++)
        {
            var (row, column) = (top - Beside + y, left - Beside + x);
            var cell = new Box(x0 + (x * side), y0 + (y * side), side - (side > 6 * canvas.Scale ? canvas.Scale : 0), side - (side > 6 * canvas.Scale ? canvas.Scale : 0));
            DrawCell(canvas, cell, input, channel, row, column, least, most, border);
            var isTap = IsTap(y - Beside, spanY, settings.DilationY) && IsTap(x - Beside, spanX, settings.DilationX);
            if (isTap) Frame(canvas, cell, side);
            if (IsTap(y - Beside, spanY, settings.DilationY) && IsTap(x - Beside - settings.StrideX, spanX, settings.DilationX)) Dot(canvas, cell, side);
        }

        if (!legend.IsEmpty) WriteLegend(ui, legend, settings);

        WriteTaps(ui, words with { Height = words.Height / 2 }, "rows", place.Y, settings.StrideY, settings.Padding.Top, settings.KernelY, settings.DilationY);
        WriteTaps(ui, words with { Y = words.Y + (words.Height / 2), Height = words.Height / 2 }, "columns", place.X, settings.StrideX, settings.Padding.Left, settings.KernelX, settings.DilationX);
    }

    // Seen on any colour.
    private static void Frame(Canvas canvas, Box cell, int side)
    {
        var thickness = side > 10 * canvas.Scale ? 2 * canvas.Scale : 1;
        canvas.Outline(cell, thickness, Theme.Background);
        if (side > 5 * thickness) canvas.Outline(cell.Inset(thickness), thickness, Theme.Accent);
    }

    private static void Dot(Canvas canvas, Box cell, int side)
    {
        var part = Math.Max(canvas.Scale, side / 5);
        var dot = new Box(cell.X + ((cell.Width - part) / 2), cell.Y + ((cell.Height - part) / 2), part, part);
        canvas.Fill(dot.Inset(-canvas.Scale), Theme.Background);
        canvas.Fill(dot, Theme.Positive);
    }

    private static void WriteLegend(UiContext ui, Box box, LayerWindow settings)
    {
        var (canvas, room) = (ui.Canvas, new Room(box, 0));
        Word(room.Left(canvas.Measure(TextSize.Small, "□ ")), "□", Theme.Accent);
        Word(room.Left(canvas.Measure(TextSize.Small, "this output's cells   ")), "this output's cells", Theme.Muted);
        Word(room.Left(canvas.Measure(TextSize.Small, "■ ")), "■", Theme.Positive);
        var line = new TextLine(stackalloc char[64]);
        line.Add("those of the next, ");
        line.Add(settings.StrideX);
        line.Add(" to the right");
        ui.Label(room.Rest, line.Text);

        void Word(Box place, ReadOnlySpan<char> text, uint color) => ui.Label(place, text, color);
    }

    private static bool IsTap(int offset, int span, int dilation) => offset >= 0 && offset < span && offset % dilation == 0;

    private static void DrawCell(Canvas canvas, Box cell, Tensor input, int channel, int row, int column, float least, float most, BorderMode border)
    {
        var shape = input.Shape;
        var isInside = row >= 0 && column >= 0 && row < shape.H && column < shape.W;
        var (y, x) = isInside ? (row, column) : (Border.Map(row, shape.H, border), Border.Map(column, shape.W, border));
        var hasValue = y >= 0 && x >= 0 && y < shape.H && x < shape.W;
        var value = hasValue ? input.Values[(((channel * shape.H) + y) * shape.W) + x] : 0;
        var (r, g, b) = least < 0 ? ColorMap.Signed(value / Math.Max(-least, most)) : ColorMap.Unsigned(most > 0 ? value / most : 0);
        if (hasValue || isInside) canvas.Fill(cell, Theme.Of(r, g, b));
        else canvas.Fill(cell, Theme.Background);
        if (isInside) return;
        canvas.PushClip(cell);
        canvas.Line(cell.X, cell.Bottom, cell.Right, cell.Y, canvas.Scale, Theme.Muted);
        canvas.PopClip();
    }

    // rows 3·2 − 1 + 0, 1, 2 → 5, 6, 7
    private static void WriteTaps(UiContext ui, Box box, string axis, int place, int stride, int before, int kernel, int dilation)
    {
        var line = new TextLine(stackalloc char[128]);
        line.Add(axis);
        line.Add(" ");
        line.Add(place);
        line.Add("·");
        line.Add(stride);
        line.Add(" − ");
        line.Add(before);
        line.Add(" + ");
        Taps(ref line, 0, kernel, dilation);
        line.Add(" → ");
        Taps(ref line, (place * stride) - before, kernel, dilation);
        ui.Label(box, line.Text, mono: true);
    }

    private static void Taps(ref TextLine line, int first, int kernel, int dilation)
    {
        const int Most = 5;
        for (var i = 0; i < Math.Min(kernel, Most); i++)
        {
            if (i > 0) line.Add(" ");
            line.Add(first + (i * dilation));
        }

        if (kernel > Most) line.Add(" …");
    }

    private static (float Least, float Most) Range(Tensor input, int channel)
    {
        var (plane, least, most) = (input.Shape.H * input.Shape.W, 0f, 0f);
        foreach (var value in input.Values.Slice(channel * plane, plane))
        {
            if (float.IsFinite(value)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        return (least, most);
    }
}
