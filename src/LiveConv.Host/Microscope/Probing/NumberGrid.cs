using LiveConv.Host.Drawing;
using LiveConv.Host.Output;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>A patch, a kernel or their products as cells with numbers and colours.</summary>
/// <param name="Name">Of its controls: <c>NAME:cell</c>.</param>
/// <param name="Box">Its place; as large as its cells.</param>
/// <param name="Rows">Cells from top to bottom.</param>
/// <param name="Columns">Cells from left to right.</param>
internal readonly record struct NumberGrid(string Name, Box Box, int Rows, int Columns)
{
    // Beyond so many the grid is one control.
    private const int MostControls = 256;

    /// <summary>A cell's place.</summary>
    public Box Cell(int index)
    {
        var (row, column) = Math.DivRem(index, Columns);
        var (left, top) = (Box.X + (Box.Width * column / Columns), Box.Y + (Box.Height * row / Rows));
        return new Box(left, top, Box.X + (Box.Width * (column + 1) / Columns) - left, Box.Y + (Box.Height * (row + 1) / Rows) - top);
    }

    /// <summary>Cells as wide as their numbers want, or smaller where there is no room; at least as wide as high.</summary>
    public static (int Width, int Height) CellSize(UiContext ui, int width, int height, int rows, int columns)
    {
        var canvas = ui.Canvas;
        var w = Math.Min(width / Math.Max(1, columns), canvas.Grid(14));
        var h = Math.Min(height / Math.Max(1, rows), canvas.Grid(9));
        // Without numbers cells are square.
        if (w < LeastWidth(canvas) || h < LeastHeight(canvas)) w = h = Math.Min(w, h);
        return (w, Math.Min(w, h));
    }

    public static int LeastWidth(Canvas canvas) => canvas.Measure(TextSize.Small, "−0.000", mono: true) + (4 * canvas.Scale);

    public static int LeastHeight(Canvas canvas) => canvas.Font(TextSize.Small).LineHeight + (2 * canvas.Scale);

    /// <summary>What the pointer does: the cell under it, and whether it was clicked.</summary>
    /// <returns>−1 where it is elsewhere.</returns>
    public (int Cell, bool IsClicked) Watch(UiContext ui, string tip)
    {
        if (Rows * Columns > MostControls)
        {
            var state = ui.Region(Name, Box, tip);
            if (!state.IsHovered) return (-1, false);
            return (((state.Y * Rows) / Math.Max(1, Box.Height) * Columns) + (state.X * Columns / Math.Max(1, Box.Width)), state.IsClicked);
        }

        var found = (-1, false);
        for (var i = 0; i < Rows * Columns; i++)
        {
            var state = ui.Region(new ControlId(Name, i), Cell(i), tip);
            if (state.IsHovered) found = (i, state.IsClicked);
        }

        return found;
    }

    /// <summary>Draws one cell.</summary>
    /// <param name="ui">Where.</param>
    /// <param name="index">Which.</param>
    /// <param name="number">What it says.</param>
    /// <param name="most">The number of the strongest colour.</param>
    /// <param name="isSigned">Whether numbers below 0 occur.</param>
    public void Draw(UiContext ui, int index, double number, double most, bool isSigned)
    {
        var (canvas, cell) = (ui.Canvas, Cell(index));
        var part = most > 0 ? (float)(number / most) : 0;
        var (r, g, b) = isSigned ? ColorMap.Signed(part) : ColorMap.Unsigned(part);
        var color = 0xFF000000 | ((uint)b << 16) | ((uint)g << 8) | r;
        var gap = Math.Min(canvas.Scale, cell.Width / 8);
        cell = cell with { Width = cell.Width - gap, Height = cell.Height - gap };
        canvas.Fill(cell, color);
        DrawNumber(canvas, cell, number, Theme.TextOn(color));
    }

    /// <summary>Draws a cell that lies outside the input.</summary>
    public void DrawOutside(UiContext ui, int index, bool hasNumber)
    {
        var (canvas, cell) = (ui.Canvas, Cell(index));
        var gap = Math.Min(canvas.Scale, cell.Width / 8);
        cell = cell with { Width = cell.Width - gap, Height = cell.Height - gap };
        canvas.Fill(cell, Theme.Background);
        canvas.PushClip(cell);
        canvas.Line(cell.X, cell.Bottom, cell.Right, cell.Y, canvas.Scale, Theme.Line);
        canvas.PopClip();
        if (hasNumber) DrawNumber(canvas, cell, 0, Theme.Muted);
    }

    /// <summary>Marks a cell by its edge.</summary>
    public void Mark(UiContext ui, int index, uint color, int thickness = 1) =>
        ui.Canvas.Outline(Cell(index) with { Width = Cell(index).Width - 1, Height = Cell(index).Height - 1 }, thickness * ui.Canvas.Scale, color);

    private static void DrawNumber(Canvas canvas, Box cell, double number, uint color)
    {
        if (cell.Width < LeastWidth(canvas) - (2 * canvas.Scale) || cell.Height < LeastHeight(canvas) - (2 * canvas.Scale)) return;
        var line = new TextLine(stackalloc char[16]);
        line.AddShort(number);
        var size = cell.Width >= canvas.Measure(TextSize.Medium, "−0.000", mono: true) + canvas.Grid(2) && cell.Height >= 2 * canvas.Font(TextSize.Medium).LineHeight ? TextSize.Medium : TextSize.Small;
        var width = canvas.Measure(size, line.Text, mono: true);
        canvas.Text(size, cell.X + ((cell.Width - width) / 2), cell.Y + ((cell.Height - canvas.Font(size).LineHeight) / 2), line.Text, color, cell.Width, mono: true);
    }
}
