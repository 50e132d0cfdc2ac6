using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>What a value is made of, the largest parts first, with bars: channels to choose, or single values to go down to.</summary>
internal sealed class ContributorList
{
    private const string PatchTip = "this channel's part of the sum: click to see its patch, kernel and products";
    private const string ValueTip = "value × weight = its part of the sum: click to go down to this value";

    private int offset;

    /// <summary>The row that was clicked in the last picture; −1 for none.</summary>
    public int Clicked { get; private set; } = -1;

    /// <summary>The row under the pointer; −1 for none.</summary>
    public int Hovered { get; private set; } = -1;

    public void Leave() => (Clicked, Hovered) = (-1, -1);

    /// <summary>Another value is explained: the list begins at its top.</summary>
    public void Reset() => offset = 0;

    public void Draw(UiContext ui, Box box, ProbeSheet sheet)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        (Clicked, Hovered) = (-1, -1);
        var column = ui.Scroll("probe.list", box, sheet.RowCount * row, ref offset);
        canvas.PushClip(box);
        var chosen = sheet.ListsPatches ? sheet.ChosenRow : -1;
        var last = Math.Min(sheet.RowCount, ((offset + box.Height) / row) + 1);
        for (var i = Math.Max(0, offset / row); i < last; i++) DrawRow(ui, column with { Y = column.Y + (i * row), Height = row }, sheet, i, i == chosen);
        canvas.PopClip();
    }

    private void DrawRow(UiContext ui, Box box, ProbeSheet sheet, int index, bool isChosen)
    {
        var (canvas, item) = (ui.Canvas, sheet.Row(index));
        var state = ui.Region(new ControlId("probe.row", index), box, sheet.ListsPatches ? PatchTip : ValueTip);
        if (state.IsClicked) Clicked = index;
        if (state.IsHovered) Hovered = index;
        // Of a softmax the value's own row.
        isChosen |= sheet.IsSoftmax && item.Index == sheet.Explanation.Index;
        if (isChosen || state.IsHovered) canvas.Fill(box, isChosen ? Theme.On : Theme.Hover);
        var room = new Room(box with { X = box.X + canvas.Grid(0.5), Width = Math.Max(0, box.Width - canvas.Grid(1)) }, canvas.Grid(1));
        var explanation = sheet.Explanation;
        var line = new TextLine(stackalloc char[64]);
        if (sheet.IsSoftmax)
        {
            line.Add(item.Product / explanation.Sum * 100, "0.00");
            line.Add("%");
        }
        else
        {
            line.AddShort(item.Product);
        }

        ui.LabelRight(room.Right(canvas.Grid(7)), line.Text);
        if (!sheet.ListsPatches && room.Rest.Width > canvas.Grid(sheet.IsSoftmax ? 52 : 28))
        {
            line = new TextLine(stackalloc char[64]);
            if (sheet.IsSoftmax)
            {
                ProbeText.AddPower(ref line, item.Value, explanation.Steps[0].Value);
                line.Add(" = ");
                line.AddShort(item.Product);
            }
            else
            {
                line.AddShort(item.Value);
                if (explanation.Kind == ExplanationKind.WeightedSum) line.Add(item.Weight < 0 ? " × (" : " × ");
                if (explanation.Kind == ExplanationKind.WeightedSum) line.AddShort(item.Weight);
                if (explanation.Kind == ExplanationKind.WeightedSum && item.Weight < 0) line.Add(")");
            }

            ui.LabelRight(room.Right(canvas.Grid(sheet.IsSoftmax ? 24 : 15)), line.Text, Theme.Muted);
        }

        line = new TextLine(stackalloc char[64]);
        ProbeText.AddName(ref line, sheet, item);
        ui.Label(room.Left(Math.Min(canvas.Grid(sheet.HasNames ? 24 : 16), room.Rest.Width)), line.Text, Theme.Text);
        DrawBar(canvas, room.Rest, item.Product, sheet.MostRow, sheet.HasNegativeRows);
    }

    private static void DrawBar(Canvas canvas, Box box, double number, double most, bool isSigned)
    {
        if (box.Width < canvas.Grid(2) || !(most > 0)) return;
        box = box.Inset(canvas.Grid(0.5)) with { X = box.X, Width = box.Width };
        var zero = isSigned ? box.X + (box.Width / 2) : box.X;
        var length = (int)Math.Round(Math.Min(1, Math.Abs(number) / most) * (isSigned ? box.Width / 2 : box.Width));
        if (double.IsNaN(number)) length = 0;
        canvas.Fill(new Box(number < 0 ? zero - length : zero, box.Y, Math.Max(canvas.Scale, length), box.Height), number < 0 ? Theme.Negative : Theme.Positive);
        if (isSigned) canvas.Fill(new Box(zero, box.Y - canvas.Scale, canvas.Scale, box.Height + (2 * canvas.Scale)), Theme.Muted);
    }
}
