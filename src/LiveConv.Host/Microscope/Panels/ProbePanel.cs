using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Probing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>
/// The arithmetic behind one value: patch × kernel + … + bias, the activation, the same in double beside what the executor computed; a click goes down
/// to a contributor, and on to the camera's pixels.
/// </summary>
internal sealed class ProbePanel : IPanel
{
    private const string Hint = "the map's maximum: click a map or the picture to choose another value";
    private const string MaximumTip = "look at the map's largest value again, wherever it is";

    private const string WayTip = "click a value to go down to it; d goes down to the largest contribution, u up again";

    private readonly FieldOverlay overlay;
    private readonly ProbeGrids grids = new();
    private readonly ContributorList list = new();
    private readonly PixelView pixels = new();
    private (Node? Node, int Index) shown;
    private bool showsPixel;
    private bool residualClicked;

    public ProbePanel(Scene scene)
    {
        Chain = new ProbeChain(scene);
        Sheet = new ProbeSheet(Chain.Classes, scene.Pipeline.Model?.Description);
        overlay = new FieldOverlay(scene);
    }

    /// <summary>The way down from the chosen value.</summary>
    public ProbeChain Chain { get; }

    /// <summary>What is shown of the explanation.</summary>
    public ProbeSheet Sheet { get; }

    /// <summary>Where the patch was drawn last.</summary>
    public NumberGrid Patch => grids.Patch;

    public FieldOverlay Overlay => overlay;

    public void Want(WantedNodes wanted) => Chain.Want(wanted);

    public void Update(Snapshot snapshot)
    {
        Chain.Update(snapshot);
        UpdateSheet();
    }

    public bool Poll()
    {
        if (!Chain.Refresh()) return false;
        UpdateSheet();
        return true;
    }

    public void Complete()
    {
        Chain.Complete();
        UpdateSheet();
    }

    public bool Do(WindowAction action)
    {
        switch (action)
        {
            case WindowAction.Deeper:
                Chain.DescendToLargest();
                return true;
            case WindowAction.Higher:
                Chain.GoTo(Chain.Current - 1);
                return true;
            case WindowAction.PageBack or WindowAction.PageOn when Sheet.ListsPatches:
                Sheet.Choose(Math.Clamp(Sheet.ChosenRow + (action == WindowAction.PageOn ? 1 : -1), 0, Math.Max(0, Sheet.RowCount - 1)));
                return true;
            default:
                return false;
        }
    }

    public void Draw(UiContext ui, Box box)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        if (Chain.Links.Count == 0 || (!showsPixel && Sheet.Explanation.Node is null))
        {
            ui.Paragraph(box, "waiting for the values; click a map or the picture to choose one", Theme.Muted);
            return;
        }

        grids.Leave();
        list.Leave();
        residualClicked = false;
        var room = new Room(box, canvas.Grid(0.5));
        if (box.Height >= 5 * row) DrawWay(ui, room.Top(row));
        // Until the values of another step are there, what was explained before stays.
        var isPixel = showsPixel;
        DrawEquation(ui, ref room, isPixel);
        DrawVerdict(ui, ref room, isPixel);
        if (room.Rest.Height < 3 * row)
        {
            // No room for patch and kernel: the largest parts of the sum, where they fit.
            if (!isPixel && Sheet.RowCount > 0 && room.Rest.Height >= row) list.Draw(ui, room.Rest, Sheet);
            Act();
            return;
        }

        var foot = box.Width >= canvas.Grid(30) ? room.Bottom(row) : default;
        if (box.Width >= canvas.Grid(120) && room.Rest.Height >= canvas.Grid(50)) DrawSide(ui, room.Right(Math.Clamp(box.Width / 3, canvas.Grid(40), canvas.Grid(80))), isPixel);
        if (isPixel) pixels.Draw(ui, room.Rest, Chain.Pixel);
        else DrawContributors(ui, room.Rest);
        if (!foot.IsEmpty) DrawFoot(ui, foot, isPixel);
        Act();
    }

    /// <summary>A chosen place is the same in all frames, the largest value's isn't.</summary>
    public Frame? OverlaidFrame => Chain.Links.Count > 0 && Chain.FollowsMaximum ? Chain.Frame : null;

    public void DrawOverPicture(UiContext ui, Box picture)
    {
        if (Chain.Links.Count > 0) overlay.Draw(ui, picture, Chain);
    }

    public void Dispose() => Chain.Dispose();

    private void UpdateSheet()
    {
        if (!Chain.IsReady) return;
        showsPixel = Chain.IsPixel;
        if (showsPixel) return;
        var now = (Chain.Explanation.Node, Chain.Explanation.Index);
        if (now.Node != shown.Node || (now.Index != shown.Index && !Chain.FollowsMaximum))
        {
            Sheet.Reset();
            list.Reset();
        }

        shown = now;
        Sheet.Update(Chain.Explanation);
    }

    private void DrawWay(UiContext ui, Box box)
    {
        var room = new Room(box, ui.Canvas.Grid(0.5));
        if (!Chain.FollowsMaximum && ui.Button("probe.maximum", room.Right(ui.Canvas.Measure(TextSize.Small, "max") + ui.Canvas.Grid(1.5)), "max", MaximumTip)) Chain.FollowMaximum();
        var clicked = ProbeCrumbs.Draw(ui, room.Rest, Chain);
        if (clicked >= 0) Chain.GoTo(clicked);
    }

    private void DrawEquation(UiContext ui, ref Room room, bool isPixel)
    {
        const int MostLines = 5;
        var line = new TextLine(stackalloc char[512]);
        if (isPixel) ProbeText.AddEquation(ref line, Chain.Pixel);
        else ProbeText.AddEquation(ref line, Sheet);
        var height = ui.Canvas.Font(TextSize.Small).LineHeight;
        var wanted = Math.Min(ui.ParagraphHeight(room.Rest.Width, line.Text, mono: true), MostLines * height);
        ui.Paragraph(room.Top(Math.Clamp(room.Rest.Height - ui.RowHeight, height, wanted)), line.Text, Theme.Text, mono: true);
    }

    private void DrawVerdict(UiContext ui, ref Room room, bool isPixel)
    {
        var lineHeight = ui.Canvas.Font(TextSize.Small).LineHeight;
        Span<char> text = stackalloc char[160];
        var color = (isPixel ? Chain.Pixel.IsWithinBound : Sheet.Explanation.IsWithinBound) ? Theme.Good : Theme.Bad;
        var line = Verdict(text, isPixel, isShort: false);
        if (ui.Canvas.Measure(TextSize.Small, line.Text, mono: true) > room.Rest.Width) line = Verdict(text, isPixel, isShort: true);
        if (ui.Canvas.Measure(TextSize.Small, line.Text, mono: true) > room.Rest.Width && room.Rest.Height >= 2 * lineHeight) ui.Paragraph(room.Top(2 * lineHeight), line.Text, color, mono: true);
        else ui.Label(room.Top(Math.Min(ui.RowHeight, room.Rest.Height)), line.Text, color, mono: true);
    }

    private TextLine Verdict(Span<char> text, bool isPixel, bool isShort)
    {
        var line = new TextLine(text);
        if (isPixel) ProbeText.AddVerdict(ref line, Chain.Pixel.Actual, Chain.Pixel.Value, Chain.Pixel.Ulps, Chain.Pixel.ErrorOverBound, Chain.Pixel.Bound, isShort);
        else ProbeText.AddVerdict(ref line, Sheet.Explanation.Actual, Sheet.Explanation.Value, Sheet.Explanation.Ulps, Sheet.Explanation.ErrorOverBound, Sheet.Explanation.Bound, isShort);
        return line;
    }

    // The zoomed panel has the camera's picture beside it, which has no tile then.
    private void DrawSide(UiContext ui, Box box, bool isPixel)
    {
        var (canvas, room) = (ui.Canvas, new Room(box, ui.Canvas.Grid(1)));
        room.Left(canvas.Grid(1));
        var picture = room.Top(Math.Min(room.Rest.Width * overlay.Height / overlay.Width, room.Rest.Height / 2)).Fit(overlay.Width, overlay.Height);
        overlay.DrawWithPicture(ui, picture, Chain);
        if (!isPixel) ProbeLadder.Draw(ui, room.Rest, Sheet);
    }

    private void DrawContributors(UiContext ui, Box box)
    {
        var (canvas, row) = (ui.Canvas, ui.RowHeight);
        var room = new Room(box, canvas.Grid(1));
        if (Sheet.RowCount > 0 && !Sheet.HasGrids)
        {
            list.Draw(ui, box, Sheet);
            return;
        }

        if (Sheet.RowCount > 0 && box.Width >= canvas.Grid(50)) list.Draw(ui, room.Left(Math.Clamp(box.Width / 4, canvas.Grid(22), canvas.Grid(40))), Sheet);
        if (!Sheet.HasGrids) return;
        if (Sheet.RowCount > 0)
        {
            var bar = new Room(room.Top(row), canvas.Grid(0.5));
            var place = Sheet.ChosenRow;
            if (ui.Button("probe.previous", bar.Left(canvas.Grid(3)), "◀", "the channel that contributes more (PageUp, wheel)", isEnabled: place > 0)) Sheet.Choose(place - 1);
            if (ui.Button("probe.next", bar.Left(canvas.Grid(3)), "▶", "the channel that contributes less (PageDown, wheel)", isEnabled: place < Sheet.RowCount - 1)) Sheet.Choose(place + 1);
            var line = new TextLine(stackalloc char[96]);
            ProbeText.AddName(ref line, Sheet, Sheet.Row(place));
            line.Add(", part ");
            line.Add(place + 1);
            line.Add(" of ");
            line.Add(Sheet.RowCount);
            line.Add(": Σ ");
            line.AddShort(Sheet.Group.Sum);
            DrawResidual(ui, ref bar);
            ui.Label(bar.Rest, line.Text, Theme.Text);
            var notches = (int)Math.Round(ui.Input.Wheel);
            if (notches != 0 && room.Rest.Contains(ui.Input.X, ui.Input.Y)) Sheet.Choose(Math.Clamp(place - notches, 0, Sheet.RowCount - 1));
        }

        grids.Draw(ui, room.Rest, Sheet);
    }

    private void DrawResidual(UiContext ui, ref Room bar)
    {
        if (Sheet.Explanation.Residual is not { } residual || bar.Rest.Width < ui.Canvas.Grid(40)) return;
        var line = new TextLine(stackalloc char[48]);
        line.Add("+ residual ");
        line.AddShort(residual.Value);
        if (ui.Button("probe.residual", bar.Right(ui.Canvas.Measure(TextSize.Small, line.Text) + ui.Canvas.Grid(2)), line.Text, "the value of the skip connection that is added: click to go down to it"))
            residualClicked = true;
    }

    private void DrawFoot(UiContext ui, Box box, bool isPixel)
    {
        if (isPixel)
        {
            pixels.DrawFoot(ui, box, Chain.Pixel);
            return;
        }

        if (grids.Hovered < 0)
        {
            ui.Label(box, Chain.IsPointed ? "the value under the pointer" : Chain.FollowsMaximum ? Hint : WayTip);
            return;
        }

        var term = Sheet.Explanation.Terms[grids.Hovered];
        var line = new TextLine(stackalloc char[160]);
        if (term.IsOutside) line.Add("outside the input");
        else ProbeText.AddPlace(ref line, Sheet.Explanation.Node!.Inputs[term.Input], term.Index);
        line.Add(": ");
        line.Add(term.Value, "G8");
        if (Sheet.ShowsWeights)
        {
            line.Add(" × ");
            line.Add(term.Weight, "G8");
            line.Add(" = ");
            line.Add(term.Product, "G8");
        }

        ui.Label(box, line.Text, Theme.Text, mono: true);
    }

    // What was clicked is done after everything is drawn.
    private void Act()
    {
        if (residualClicked && Sheet.Explanation.Residual is { } residual)
        {
            Chain.Descend(residual.Input, residual.Index);
        }
        else if (grids.Clicked >= 0)
        {
            var term = Sheet.Explanation.Terms[grids.Clicked];
            if (grids.ClickedWeight && Chain.CanDescend(term.WeightInput)) Chain.Descend(term.WeightInput, term.WeightIndex);
            else if (!grids.ClickedWeight) Chain.Descend(term.Input, term.Index);
        }
        else if (list.Clicked >= 0)
        {
            var row = Sheet.Row(list.Clicked);
            if (Sheet.ListsPatches) Sheet.Choose(list.Clicked);
            else Chain.Descend(row.Input, row.Index);
        }
    }
}
