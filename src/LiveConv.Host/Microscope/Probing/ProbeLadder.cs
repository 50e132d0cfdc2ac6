using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>The arithmetic step by step, one below the other: products, bias, sum, what follows, and the comparison.</summary>
internal static class ProbeLadder
{
    /// <returns>The height used.</returns>
    public static int Draw(UiContext ui, Box box, ProbeSheet sheet)
    {
        var (explanation, room) = (sheet.Explanation, new Room(box));
        var text = new TextLine(stackalloc char[96]);
        if (ui.Canvas.Measure(TextSize.Small, explanation.Formula) <= box.Width) ui.Label(room.Top(ui.RowHeight), explanation.Formula, Theme.Text);
        if (explanation.Kind == ExplanationKind.WeightedSum && explanation.Terms.Length > 1)
        {
            text.Add("Σ of ");
            text.Add(explanation.Largest.Length);
            text.Add(sheet.ShowsWeights ? " products" : " values");
            Line(ui, ref room, text.Text, explanation.Sum - explanation.Bias, "0.#########");
        }

        if (explanation.HasBias) Line(ui, ref room, "+ bias", explanation.Bias, "0.#########");
        if (explanation.Kind is ExplanationKind.WeightedSum) Line(ui, ref room, "= sum", explanation.Sum, "0.#########");
        else if (explanation.Kind is not ExplanationKind.Function) Line(ui, ref room, explanation.Kind == ExplanationKind.Selection ? "taken" : "copied", explanation.Sum, "0.#########");
        foreach (var step in explanation.Steps) Line(ui, ref room, step.Name, step.Value, "0.#########");
        room.Top(ui.Canvas.Grid(0.5));
        Rule(ui, ref room);
        Line(ui, ref room, "in double", explanation.Value, "G12");
        Line(ui, ref room, "executor", explanation.Actual, "G9");
        Line(ui, ref room, "difference", explanation.Actual - explanation.Value, explanation.Actual == explanation.Value ? "0" : "0.00e0");
        Line(ui, ref room, "bound", explanation.Bound, explanation.Bound == 0 ? "0" : "0.00e0");
        Line(ui, ref room, "ULP between", explanation.Ulps, "0");
        return room.Rest.Y - box.Y;
    }

    private static void Rule(UiContext ui, ref Room room) => ui.Canvas.Fill(room.Top(ui.Canvas.Grid(0.5)) with { Height = ui.Canvas.Scale }, Theme.Line);

    private static void Line(UiContext ui, ref Room room, ReadOnlySpan<char> name, double value, string format)
    {
        if (room.Rest.Height < ui.RowHeight) return;
        var cells = new Room(room.Top(ui.RowHeight), ui.Canvas.Grid(1));
        var line = new TextLine(stackalloc char[32]);
        line.Add(value, format);
        ui.LabelRight(cells.Right(ui.Canvas.Measure(TextSize.Small, line.Text, mono: true)), line.Text);
        ui.Label(cells.Rest, name);
    }
}
