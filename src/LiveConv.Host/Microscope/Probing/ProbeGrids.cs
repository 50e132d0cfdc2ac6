using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>The grids of one channel: patch ⊙ kernel = products, side by side or one above the other, whichever leaves larger cells.</summary>
internal sealed class ProbeGrids
{
    private const string PatchTip = "the values of the layer below that this one is made of; hatched cells lie outside it. Click one to go down to it";
    private const string KernelTip = "the weights that the patch is multiplied by, cell by cell";
    private const string ProductTip = "patch × kernel, cell by cell; their sum is this channel's part. Click one to go down to the value";

    /// <summary>The term under the pointer, a place in the explanation's terms; −1 for none.</summary>
    public int Hovered { get; private set; } = -1;

    /// <summary>The term that was clicked in the last picture; −1 for none.</summary>
    public int Clicked { get; private set; } = -1;

    /// <summary>Whether it was its weight that was clicked.</summary>
    public bool ClickedWeight { get; private set; }

    /// <summary>Where the patch was drawn.</summary>
    public NumberGrid Patch { get; private set; }

    /// <summary>Draws them.</summary>
    /// <returns>The height used.</returns>
    public int Draw(UiContext ui, Box box, ProbeSheet sheet)
    {
        var (canvas, explanation, row) = (ui.Canvas, sheet.Explanation, ui.RowHeight);
        var (rows, columns) = (explanation.Rows, explanation.Columns);
        var count = 1 + (sheet.ShowsWeights ? 1 : 0) + (sheet.ShowsProducts ? 1 : 0);
        var sign = canvas.Grid(3);
        var across = NumberGrid.CellSize(ui, (box.Width - ((count - 1) * sign)) / count, box.Height - row, rows, columns);
        var down = NumberGrid.CellSize(ui, box.Width, (box.Height / count) - row, rows, columns);
        var isAcross = Fits(canvas, across) >= Fits(canvas, down);
        var (width, height) = isAcross ? across : down;
        if (width < 1 || height < 1) return 0;
        (Hovered, Clicked) = (-1, -1);
        var group = sheet.Group;
        var place = new Box(box.X, box.Y, width * columns, height * rows);
        Patch = Grid(ui, "probe.patch", place, sheet, group, GridKind.Patch);
        if (sheet.ShowsWeights)
        {
            place = Next(ui, place, isAcross, sign, "×");
            Grid(ui, "probe.kernel", place, sheet, group, GridKind.Weights);
        }

        if (sheet.ShowsProducts)
        {
            place = Next(ui, place, isAcross, sign, sheet.ShowsWeights ? "=" : "→");
            Grid(ui, "probe.product", place, sheet, group, GridKind.Products);
        }

        return place.Bottom + row - box.Y;
    }

    /// <summary>Nothing is drawn: nothing is hovered.</summary>
    public void Leave() => (Hovered, Clicked) = (-1, -1);

    private NumberGrid Grid(UiContext ui, string name, Box place, ProbeSheet sheet, TermGroup group, GridKind kind)
    {
        var explanation = sheet.Explanation;
        var title = kind switch
        {
            GridKind.Weights => "kernel",
            GridKind.Products => explanation.Kind == ExplanationKind.WeightedSum ? "products" : "parts",
            _ => "patch",
        };
        ui.Label(place with { Height = ui.RowHeight }, title);
        var grid = new NumberGrid(name, place with { Y = place.Y + ui.RowHeight }, explanation.Rows, explanation.Columns);
        var (cell, isClicked) = grid.Watch(ui, kind switch { GridKind.Weights => KernelTip, GridKind.Products => ProductTip, _ => PatchTip });
        if (cell >= 0)
        {
            Hovered = group.First + cell;
            if (isClicked) (Clicked, ClickedWeight) = (Hovered, kind == GridKind.Weights);
        }

        var terms = explanation.TermsOf(group);
        for (var i = 0; i < terms.Length; i++)
        {
            ref readonly var term = ref terms[i];
            if (term.IsOutside && kind != GridKind.Weights) grid.DrawOutside(ui, i, hasNumber: kind == GridKind.Patch && explanation.Kind == ExplanationKind.WeightedSum);
            else if (kind == GridKind.Weights) grid.Draw(ui, i, term.Weight, sheet.MostWeight, isSigned: true);
            else if (kind == GridKind.Products) grid.Draw(ui, i, term.Product, sheet.MostProduct, isSigned: explanation.Kind == ExplanationKind.WeightedSum);
            else grid.Draw(ui, i, term.Value, sheet.MostValue, sheet.HasNegativeValues);
            if (term.IsBorder && kind == GridKind.Patch) grid.Mark(ui, i, Theme.Warning);
            if (explanation.Kind == ExplanationKind.Selection && term.Weight != 0) grid.Mark(ui, i, Theme.Bad, 2);
        }

        // The same cell in all grids.
        if (Hovered >= group.First && Hovered < group.First + terms.Length) grid.Mark(ui, Hovered - group.First, Theme.Accent, 2);
        return grid;
    }

    private static Box Next(UiContext ui, Box place, bool isAcross, int gap, string sign)
    {
        var line = ui.Canvas.Font(TextSize.Small).LineHeight;
        if (!isAcross) return place with { Y = place.Bottom + ui.RowHeight };
        var x = place.Right + ((gap - ui.Canvas.Measure(TextSize.Small, sign)) / 2);
        ui.Canvas.Text(TextSize.Small, x, place.Y + ui.RowHeight + ((place.Height - line) / 2), sign, Theme.Text);
        return place with { X = place.Right + gap };
    }

    // Cells with numbers before cells without.
    private static int Fits(Canvas canvas, (int Width, int Height) cell) =>
        (cell.Width >= NumberGrid.LeastWidth(canvas) && cell.Height >= NumberGrid.LeastHeight(canvas) ? 10000 : 0) + Math.Min(cell.Width, cell.Height);

    private enum GridKind
    {
        Patch,
        Weights,
        Products,
    }
}
