using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>The way from the chosen value down to the pixels, as a row of buttons.</summary>
internal static class ProbeCrumbs
{
    private const string Tip = "the way down from the chosen value: click to look at this step";

    /// <returns>The link that was clicked; −1 for none.</returns>
    public static int Draw(UiContext ui, Box box, ProbeChain chain)
    {
        var canvas = ui.Canvas;
        var gap = canvas.Measure(TextSize.Small, " → ");
        var more = canvas.Measure(TextSize.Small, "…") + canvas.Grid(2);
        var (first, last) = (0, chain.Links.Count);

        // What doesn't fit is left out at the top, then at the bottom; what is looked at stays.
        while (first < chain.Current && Total(ui, chain, first, last, gap) + more > box.Width) first++;
        while (last > chain.Current + 1 && Total(ui, chain, first, last, gap) + more > box.Width) last--;
        var (room, clicked) = (new Room(box), -1);
        if (first > 0 && ui.Button("probe.above", room.Left(more), "…", "the step above")) clicked = first - 1;
        if (first > 0) ui.Label(room.Left(gap), " → ");
        Span<char> text = stackalloc char[96];
        for (var i = first; i < last; i++)
        {
            var line = new TextLine(text);
            AddText(ref line, chain.Links[i]);
            var width = Math.Min(room.Rest.Width, canvas.Measure(TextSize.Small, line.Text) + canvas.Grid(1.5));
            if (i > first) ui.Label(room.Left(gap), " → ");
            if (ui.Button(new ControlId("probe.crumb", i), room.Left(width), line.Text, Tip, i == chain.Current)) clicked = i;
        }

        return clicked;
    }

    private static int Total(UiContext ui, ProbeChain chain, int first, int last, int gap)
    {
        var width = 0;
        Span<char> text = stackalloc char[96];
        for (var i = first; i < last; i++)
        {
            var line = new TextLine(text);
            AddText(ref line, chain.Links[i]);
            width += ui.Canvas.Measure(TextSize.Small, line.Text) + ui.Canvas.Grid(1.5) + gap;
        }

        return width;
    }

    private static void AddText(ref TextLine line, ProbeLink link)
    {
        const int MostLetters = 24;
        var name = link.Node.Name.AsSpan();
        if (name.Length > MostLetters)
        {
            // From the first part on that fits.
            name = name[^(MostLetters - 1)..];
            var part = name.IndexOfAny('.', '/');
            if (part >= 0 && part < name.Length - 1) name = name[(part + 1)..];
            line.Add("…");
        }

        line.Add(name);
        line.Add(" ");
        if (link.Index >= 0) ProbeText.AddPlace(ref line, link.Node, link.Index);
        if (link.Label is not null)
        {
            line.Add(" ");
            line.Add(link.Label);
        }
    }
}
