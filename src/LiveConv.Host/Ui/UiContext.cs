using System.Diagnostics;
using LiveConv.Host.Drawing;

namespace LiveConv.Host.Ui;

/// <summary>
/// Controls in immediate mode: a panel says in every picture which controls it has and where, and learns at once what the user did with
/// them. It knows nothing of what the panels show. Allocates nothing while nothing new is typed.
/// </summary>
internal sealed partial class UiContext
{
    private static readonly TimeSpan TooltipDelay = TimeSpan.FromMilliseconds(400);

    private readonly List<(ControlId Id, Box Box)> controls = [];
    private readonly List<(ControlId Id, Box Box)> before = [];
    private ControlId? held;
    private ControlId? hovered;
    private ControlId? hoveredBefore;
    private string? tooltip;
    private Box tooltipFor;
    private long hoveredSince;

    /// <summary>Where the controls are drawn.</summary>
    public Canvas Canvas { get; private set; } = null!;

    public UiInput Input { get; private set; } = new();

    /// <summary>Whether a field is being edited, so that characters aren't commands.</summary>
    public bool WantsKeys => focused is not null;

    /// <summary>Whether a tooltip is due soon, for which another picture has to be drawn.</summary>
    public bool AwaitsTooltip => tooltip is not null && !IsTooltipDue;

    /// <summary>Buttons whose words were longer than they are, in the picture drawn last: a layout that should have left something out.</summary>
    public int CutLabels { get; private set; }

    /// <summary>The height of buttons, fields and rows of a list.</summary>
    public int RowHeight => Canvas.Font(TextSize.Small).LineHeight + Canvas.Grid(1);

    private bool IsTooltipDue => Stopwatch.GetElapsedTime(hoveredSince) >= TooltipDelay;

    /// <summary>Starts a picture.</summary>
    public void Begin(Canvas canvas, UiInput input)
    {
        (Canvas, Input) = (canvas, input);
        controls.Clear();
        CutLabels = 0;
        hovered = null;
        tooltip = null;
    }

    /// <summary>Ends it: draws the tooltip above everything.</summary>
    public void End()
    {
        if (!Input.IsDown) held = null;
        if (hovered != hoveredBefore) (hoveredBefore, hoveredSince) = (hovered, Stopwatch.GetTimestamp());
        if (tooltip is not null && IsTooltipDue && !Input.IsDown) DrawTooltip(tooltip);
        before.Clear();
        before.AddRange(controls);
        if (focused is { } field && !IsDrawn(field)) focused = null;
        Canvas.Flush();
        Input.Clear();
    }

    /// <summary>The controls of the last picture, in their order.</summary>
    public IReadOnlyList<(ControlId Id, Box Box)> Controls => before;

    /// <summary>What the pointer does in a box. Every control is made of this.</summary>
    public RegionState Region(ControlId id, Box box, string? tip = null)
    {
        var visible = box.Intersect(Canvas.Clip);
        controls.Add((id, visible));
        var isOver = visible.Contains(Input.X, Input.Y) && (held is null || held == id);
        if (isOver)
        {
            hovered = id;
            (tooltip, tooltipFor) = (tip, box);
        }

        var wentDown = isOver && Input.WentDown;
        if (wentDown) held = id;
        var isHeld = held == id;
        return new RegionState(isOver, wentDown, isHeld && Input.IsDown, isHeld && isOver && Input.WentUp, Input.X - box.X, Input.Y - box.Y, isOver ? Input.Wheel : 0);
    }

    private bool IsDrawn(ControlId id)
    {
        foreach (var control in controls)
        {
            if (control.Id == id) return true;
        }

        return false;
    }

    private void DrawTooltip(string text)
    {
        var (pad, line) = (Canvas.Grid(1), Canvas.Font(TextSize.Small).LineHeight);
        var most = Math.Min(Canvas.Grid(44), Canvas.Width - (4 * pad));
        var (lines, width) = Lines(text, most, draw: false, 0, 0);
        var (w, h) = (width + (2 * pad), (lines * line) + (2 * pad));
        var x = Math.Clamp(Input.X + Canvas.Grid(1.5), 0, Math.Max(0, Canvas.Width - w));
        var y = tooltipFor.Height > Canvas.Grid(6) ? Input.Y + Canvas.Grid(2) : tooltipFor.Bottom + Canvas.Grid(0.5);
        if (y + h > Canvas.Height) y = Math.Max(0, (tooltipFor.Height > Canvas.Grid(6) ? Input.Y : tooltipFor.Y) - h - Canvas.Grid(0.5));
        Canvas.Fill(new Box(x, y, w, h), Theme.Raised);
        Canvas.Outline(new Box(x, y, w, h), Canvas.Scale, Theme.Line);
        Lines(text, most, draw: true, x + pad, y + pad);
    }

    // Breaks a text at its spaces.
    private (int Lines, int Width) Lines(string text, int most, bool draw, int x, int y)
    {
        var face = Canvas.Font(TextSize.Small).Sans;
        var (lines, widest, start) = (0, 0, 0);
        while (start < text.Length)
        {
            var (end, space, width) = (start, -1, 0);
            for (; end < text.Length && text[end] != '\n'; end++)
            {
                if (text[end] == ' ') space = end;
                if (width + face[text[end]].Advance > most) break;
                width += face[text[end]].Advance;
            }

            if (end < text.Length && text[end] != '\n' && space > start) end = space;
            var part = text.AsSpan(start, end - start);
            widest = Math.Max(widest, face.Measure(part));
            if (draw) Canvas.Text(TextSize.Small, x, y + (lines * Canvas.Font(TextSize.Small).LineHeight), part, Theme.Text);
            lines++;
            start = end < text.Length && (text[end] is ' ' or '\n') ? end + 1 : Math.Max(end, start + 1);
        }

        return (lines, widest);
    }
}
