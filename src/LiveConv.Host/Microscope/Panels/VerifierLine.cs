using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>What the verifier found, as a line and as a mark.</summary>
internal static class VerifierLine
{
    public static void Draw(UiContext ui, Box box, LiveVerifier verifier)
    {
        Span<char> text = stackalloc char[224];
        int length;
        if (verifier.First is { } first)
        {
            length = text.Write($"✗ {verifier.Outside:N0} of {verifier.Count:N0} values outside their bound · first: frame {first.Frame.Number}, {first.Layer.Name}[{first.Index}] is {first.Actual:G6}, not {first.Expected:G6} ± {first.Bound:G2}");
            ui.Label(box, text[..length], Theme.Bad);
            return;
        }

        length = text.Write($"✓ {verifier.Count:N0} sampled values within their bounds · largest error {verifier.LargestErrorOverBound * 100:0.0} % of its bound · now {verifier.Layer?.Name}");
        ui.Label(box, text[..length], Theme.Good);
    }

    /// <summary>The mark at the end of the bar: green or red, with the number of values.</summary>
    /// <returns>Pixels used.</returns>
    public static int DrawMark(UiContext ui, Box box, LiveVerifier verifier)
    {
        Span<char> text = stackalloc char[32];
        var isGood = verifier.First is null;
        var length = text.Write($"{(isGood ? '✓' : '✗')} {(isGood ? verifier.Count : verifier.Outside):N0}");
        var width = ui.Canvas.Measure(TextSize.Small, text[..length], mono: true) + ui.Canvas.Grid(1);
        if (width > box.Width) return 0;
        var place = new Box(box.Right - width, box.Y, width, box.Height);
        ui.Region("verified", place, "values of the shown frames that were recomputed in double, in the background: ✓ all within their bounds, ✗ how many are not");
        ui.LabelRight(place with { Width = width - ui.Canvas.Grid(0.5) }, text[..length], isGood ? Theme.Good : Theme.Bad);
        return width;
    }
}
