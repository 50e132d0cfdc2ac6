using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Probing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>The chosen kernel with its numbers, each a field: typed, dragged, turned by the wheel.</summary>
internal sealed class KernelGrid(Scene scene, KernelsState state)
{
    private const string Tip = "a weight: click and type, drag sideways, or turn the wheel; the picture follows (e takes it back)";

    private float[] work = [];
    private int pointed;

    /// <returns>The height that it takes.</returns>
    public int Draw(UiContext ui, Box box)
    {
        var (canvas, bank) = (ui.Canvas, state.Bank!);
        if (!ui.Input.IsDown) scene.Kernels.Close();
        var (w, h) = (Math.Min(box.Width / bank.Width, canvas.Grid(12)), Math.Min(box.Height / bank.Height, canvas.Grid(7)));
        var hasNumbers = w >= NumberGrid.LeastWidth(canvas) && h >= NumberGrid.LeastHeight(canvas);
        if (!hasNumbers) w = h = Math.Min(w, h);
        if (w < 1) return 0;
        var grid = new NumberGrid("kernels.weight", new Box(box.X, box.Y, w * bank.Width, h * bank.Height), bank.Height, bank.Width);
        if (hasNumbers) DrawFields(ui, grid);
        else DrawCells(ui, grid, box);
        return grid.Box.Height;
    }

    private void DrawFields(UiContext ui, NumberGrid grid)
    {
        var range = state.RangeOf(state.Kernel);
        for (var cell = 0; cell < state.Bank!.Size; cell++)
        {
            var weight = state.Kernel[state.Stored(cell)];
            var place = grid.Cell(cell);
            double value = weight;
            if (ui.Number(new ControlId("kernels.weight", cell), place with { Width = place.Width - ui.Canvas.Scale, Height = place.Height - ui.Canvas.Scale }, ref value, Step(range.Largest), Tip, Format(weight), KernelsState.Color(weight, range)))
                Set(cell, value, ui.Input.IsDown);
        }
    }

    // Too small for numbers: colours, and one field for the cell that was clicked last.
    private void DrawCells(UiContext ui, NumberGrid grid, Box box)
    {
        var (canvas, bank) = (ui.Canvas, state.Bank!);
        var range = state.RangeOf(state.Kernel);
        for (var cell = 0; cell < bank.Size; cell++) canvas.Fill(grid.Cell(cell), KernelsState.Color(state.Kernel[state.Stored(cell)], range));
        var region = ui.Region("kernels.cells", grid.Box, "the weights: click one to change it in the field beside, or turn the wheel over it");
        if (region.IsHovered)
        {
            var over = (Math.Min(bank.Height - 1, region.Y * bank.Height / grid.Box.Height) * bank.Width) + Math.Min(bank.Width - 1, region.X * bank.Width / grid.Box.Width);
            if (region.IsClicked) pointed = over;
            if (region.Wheel != 0) Set(over, state.Kernel[state.Stored(over)] + (Math.Round(region.Wheel) * Step(range.Largest)), false);
        }

        pointed = Math.Min(pointed, bank.Size - 1);
        grid.Mark(ui, pointed, Theme.Accent);
        var field = new Box(grid.Box.Right + canvas.Grid(1), box.Y, Math.Min(canvas.Grid(9), box.Right - grid.Box.Right - canvas.Grid(1)), ui.RowHeight);
        if (field.Width < canvas.Grid(6)) return;
        double value = state.Kernel[state.Stored(pointed)];
        if (ui.Number("kernels.value", field, ref value, Step(range.Largest), Tip, "G5")) Set(pointed, value, ui.Input.IsDown);
    }

    private void Set(int cell, double value, bool continues)
    {
        if (!float.IsFinite((float)value)) return;
        var size = state.Bank!.Size;
        if (work.Length < size) work = new float[size];
        state.Kernel.CopyTo(work);
        work[state.Stored(cell)] = (float)value;
        state.Set(work.AsSpan(0, size), continues);
    }

    /// <summary>A round number near a twentieth of the largest weight.</summary>
    public static double Step(float largest)
    {
        if (largest <= 0) return 0.05;
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest / 20)));
        return power * (largest / 20 / power) switch { < 2 => 1, < 5 => 2, _ => 5 };
    }

    private static string Format(float weight) => Math.Abs(weight) switch { >= 100 => "0", >= 10 => "0.#", >= 1 => "0.##", >= 0.01f => "0.###", 0 => "0", _ => "0e0" };
}
