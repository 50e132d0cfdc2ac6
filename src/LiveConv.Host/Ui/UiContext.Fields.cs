using System.Globalization;
using LiveConv.Host.Drawing;

namespace LiveConv.Host.Ui;

// Fields that are typed into.
internal sealed partial class UiContext
{
    private const int MostCharacters = 256;

    private readonly char[] typed = new char[MostCharacters];
    private ControlId? focused;
    private int typedCount;
    private bool typedAny;
    private double dragStart;
    private int dragFrom;

    /// <summary>
    /// A number: clicked and typed, dragged sideways, or turned by the wheel. Enter, Tab and a click elsewhere take what was typed, Esc
    /// leaves it.
    /// </summary>
    /// <param name="id">Its name.</param>
    /// <param name="box">Its place.</param>
    /// <param name="value">What it sets.</param>
    /// <param name="step">What a notch of the wheel, or four pixels of dragging, changes it by.</param>
    /// <param name="tip">What it means.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="fill">Its background; 0 for that of controls.</param>
    /// <returns>Whether it was changed.</returns>
    public bool Number(ControlId id, Box box, ref double value, double step, string tip, string format = "0.###", uint fill = 0)
    {
        var state = Region(id, box, tip);
        var before = value;
        if (state.WentDown) (dragStart, dragFrom) = (value, Input.X);
        if (state.IsHeld && focused != id && Math.Abs(Input.X - dragFrom) > 2 * Canvas.Scale) value = dragStart + ((Input.X - dragFrom) / (4 * Canvas.Scale) * step);
        if (state.Wheel != 0) value += Math.Round(state.Wheel) * step;
        if (state.IsClicked && Math.Abs(Input.X - dragFrom) <= 2 * Canvas.Scale) Focus(id);
        if (focused == id && Edit(box, state) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) value = number;
        var isEdited = focused == id;
        Canvas.Fill(box, isEdited ? Theme.Background : fill != 0 ? fill : state.IsHovered ? Theme.Hover : Theme.Control);
        if (isEdited || (state.IsHovered && fill != 0)) Canvas.Outline(box, Canvas.Scale, Theme.Accent);
        Span<char> shown = stackalloc char[32];
        if (isEdited && typedAny)
        {
            Middle(box, typed.AsSpan(0, typedCount), Theme.Text, mono: true);
        }
        else if (value.TryFormat(shown, out var length, format, CultureInfo.InvariantCulture))
        {
            shown[..length].Replace('-', '−');
            Middle(box, shown[..length], fill != 0 && !isEdited ? Theme.TextOn(fill) : Theme.Text, mono: true);
        }

        return value != before;
    }

    /// <summary>A line of text: clicked and typed. Enter takes it.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="box">Its place.</param>
    /// <param name="text">What it sets; changed with each Enter only.</param>
    /// <param name="hint">Shown while it is empty.</param>
    /// <param name="tip">What it means.</param>
    /// <param name="isLive">Whether each character is taken at once.</param>
    /// <returns>Whether it was entered; where it is live, whether it was changed.</returns>
    public bool Text(ControlId id, Box box, ref string text, string hint, string tip, bool isLive = false)
    {
        var state = Region(id, box, tip);
        if (state.IsClicked && focused != id)
        {
            Focus(id);
            typedCount = Math.Min(text.Length, MostCharacters);
            text.AsSpan(0, typedCount).CopyTo(typed);
            typedAny = true;
        }

        var isEntered = false;
        if (focused == id && Edit(box, state) is { } entered) (text, isEntered) = (entered, true);
        var isEdited = focused == id;
        if (isLive && isEdited && !typed.AsSpan(0, typedCount).SequenceEqual(text)) (text, isEntered) = (new string(typed, 0, typedCount), true);
        Canvas.Fill(box, isEdited ? Theme.Background : state.IsHovered ? Theme.Hover : Theme.Control);
        if (isEdited) Canvas.Outline(box, Canvas.Scale, Theme.Accent);
        var inside = box with { X = box.X + Canvas.Grid(0.5), Width = Math.Max(0, box.Width - Canvas.Grid(1)) };
        if (isEdited) Label(inside, typed.AsSpan(0, typedCount), Theme.Text);
        else Label(inside, text.Length > 0 ? text : hint, text.Length > 0 ? Theme.Text : Theme.Muted);
        return isEntered;
    }

    private void Focus(ControlId id)
    {
        focused = id;
        (typedCount, typedAny) = (0, false);
    }

    // What was entered, where it ends in this picture.
    private string? Edit(Box box, in RegionState state)
    {
        foreach (var character in Input.Characters)
        {
            if (typedCount == MostCharacters) break;
            typed[typedCount++] = character;
            typedAny = true;
        }

        foreach (var key in Input.Keys)
        {
            switch (key)
            {
                case UiKey.Backspace:
                    typedCount = Math.Max(0, typedCount - 1);
                    typedAny = true;
                    break;
                case UiKey.Escape:
                    focused = null;
                    return null;
                case UiKey.Enter or UiKey.Tab:
                    focused = null;
                    return typedAny ? new string(typed, 0, typedCount) : null;
                default:
                    break;
            }
        }

        if (Input.WentDown && !state.IsHovered && !box.Contains(Input.X, Input.Y))
        {
            focused = null;
            return typedAny ? new string(typed, 0, typedCount) : null;
        }

        return null;
    }
}
