using LiveConv.Host.Drawing;

namespace LiveConv.Host.Ui;

// The controls.
internal sealed partial class UiContext
{
    private const int LeastThumb = 3;
    private const double TurnArrow = 2.5;

    /// <summary>A button.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="box">Its place.</param>
    /// <param name="label">What it says.</param>
    /// <param name="tip">What it does, and its key.</param>
    /// <param name="isOn">Whether it is drawn as switched on.</param>
    /// <param name="isEnabled">Whether it can be clicked.</param>
    /// <returns>Whether it was clicked.</returns>
    public bool Button(ControlId id, Box box, ReadOnlySpan<char> label, string tip, bool isOn = false, bool isEnabled = true)
    {
        var state = Region(id, box, tip);
        Canvas.Fill(box, isOn ? Theme.On : state.IsHovered && isEnabled ? Theme.Hover : Theme.Control);
        if (isOn) Canvas.Fill(new Box(box.X, box.Bottom - (2 * Canvas.Scale), box.Width, 2 * Canvas.Scale), Theme.Accent);
        Middle(box, label, isEnabled ? Theme.Text : Theme.Muted);
        return state.IsClicked && isEnabled;
    }

    /// <summary>A switch: a button that stays on.</summary>
    /// <returns>Whether it was changed.</returns>
    public bool Toggle(ControlId id, Box box, ReadOnlySpan<char> label, ref bool value, string tip)
    {
        if (!Button(id, box, label, tip, value)) return false;
        value = !value;
        return true;
    }

    /// <summary>
    /// One of several, as buttons side by side: <c>NAME:0</c>, <c>NAME:1</c>, … Where their words don't fit, the chosen one with arrows to its neighbours, which are
    /// named as these.
    /// </summary>
    /// <returns>Whether it was changed.</returns>
    public bool Choice(string name, Box box, IReadOnlyList<string> options, ref int chosen, string tip)
    {
        // Each is as wide as its word, and what is left is shared, so that long words get the room that short ones don't need.
        var words = 0;
        for (var i = 0; i < options.Count; i++) words += Canvas.Measure(TextSize.Small, options[i]);
        if (words + (5 * Canvas.Scale * options.Count) > box.Width) return Turn(name, box, options, ref chosen, tip);
        var (before, left, used) = (chosen, box.X, 0);
        for (var i = 0; i < options.Count; i++)
        {
            used += Canvas.Measure(TextSize.Small, options[i]);
            var next = box.X + used + ((box.Width + Canvas.Scale - words) * (i + 1) / options.Count);
            if (Button(new ControlId(name, i), box with { X = left, Width = next - left - Canvas.Scale }, options[i], tip, chosen == i)) chosen = i;
            left = next;
        }

        return chosen != before;
    }

    /// <summary>The width that a choice needs with its options side by side.</summary>
    public int ChoiceWidth(IReadOnlyList<string> options)
    {
        var width = 0;
        for (var i = 0; i < options.Count; i++) width += Canvas.Measure(TextSize.Small, options[i]) + Canvas.Grid(2);
        return width;
    }

    /// <summary>The width that a choice needs with one option at a time.</summary>
    public int TurnWidth(IReadOnlyList<string> options)
    {
        var longest = 0;
        for (var i = 0; i < options.Count; i++) longest = Math.Max(longest, Canvas.Measure(TextSize.Small, options[i]));
        return longest + (2 * (Canvas.Grid(TurnArrow) + Canvas.Scale)) + (4 * Canvas.Scale);
    }

    private bool Turn(string name, Box box, IReadOnlyList<string> options, ref int chosen, string tip)
    {
        var (room, before) = (new Room(box, Canvas.Scale), chosen);
        var (previous, next) = ((chosen + options.Count - 1) % options.Count, (chosen + 1) % options.Count);
        var arrow = Math.Min(Canvas.Grid(TurnArrow), box.Width / 4);
        // Of two there is only the other.
        if (options.Count > 2 && Button(new ControlId(name, previous), room.Left(arrow), "◀", tip)) chosen = previous;
        if (Button(new ControlId(name, next), room.Right(arrow), "▶", tip)) chosen = next;
        if (Button(new ControlId(name, before), room.Rest, options[before], tip, isOn: true)) chosen = next;
        return chosen != before;
    }

    /// <summary>A bar that is dragged, or turned by the wheel in steps of a fiftieth.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="box">Its place.</param>
    /// <param name="value">What it sets.</param>
    /// <param name="least">At the left end.</param>
    /// <param name="most">At the right end.</param>
    /// <param name="label">What it says, with the value.</param>
    /// <param name="tip">What it does, and its keys.</param>
    /// <returns>Whether it was changed.</returns>
    public bool Slider(ControlId id, Box box, ref double value, double least, double most, ReadOnlySpan<char> label, string tip)
    {
        var state = Region(id, box, tip);
        var before = value;
        if (state.IsHeld) value = least + (Math.Clamp((double)state.X / Math.Max(1, box.Width - 1), 0, 1) * (most - least));
        if (state.Wheel != 0) value = Math.Clamp(value + (state.Wheel * (most - least) / 50), least, most);
        Canvas.Fill(box, state.IsHovered || state.IsHeld ? Theme.Hover : Theme.Control);
        var part = most > least ? Math.Clamp((value - least) / (most - least), 0, 1) : 0;
        // The line stays below the text, which a handle would cross; there is some of it at the least value too.
        var filled = box with { Width = (int)(part * box.Width) };
        Canvas.Fill(filled, Theme.On);
        Canvas.Fill(new Box(box.X, box.Bottom - (2 * Canvas.Scale), Math.Max(4 * Canvas.Scale, filled.Width), 2 * Canvas.Scale), Theme.Accent);
        Middle(box, label, Theme.Text);
        return value != before;
    }

    /// <summary>A column that is taller than its room: turned by the wheel, dragged by its bar.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="box">Its room.</param>
    /// <param name="height">Height of the whole column.</param>
    /// <param name="offset">How much of it lies above the room.</param>
    /// <returns>The place of the column's contents: as wide as the room without the bar, beginning at <c>Y − offset</c>. Clip to <paramref name="box"/>.</returns>
    public Box Scroll(ControlId id, Box box, int height, ref int offset)
    {
        var most = Math.Max(0, height - box.Height);
        var bar = Canvas.Grid(0.75);
        if (most > 0)
        {
            var track = new Box(box.Right - bar, box.Y, bar, box.Height);
            var thumb = Math.Max(Canvas.Grid(LeastThumb), (int)((long)box.Height * box.Height / height));
            var state = Region(id, track);
            if (state.IsHeld) offset = (int)((long)(state.Y - (thumb / 2)) * most / Math.Max(1, box.Height - thumb));
            if (box.Contains(Input.X, Input.Y) && held is null) offset -= (int)(Input.Wheel * 3 * RowHeight);
            offset = Math.Clamp(offset, 0, most);
            Canvas.Fill(track, Theme.Track);
            Canvas.Fill(track with { Y = track.Y + (int)((long)offset * (box.Height - thumb) / most), Height = thumb }, state.IsHovered || state.IsHeld ? Theme.Accent : Theme.Muted);
        }
        else
        {
            offset = 0;
        }

        return new Box(box.X, box.Y - offset, box.Width - (most > 0 ? bar + Canvas.Grid(0.5) : 0), height);
    }

    /// <summary>Scrolls a column as far as is needed to see a part of it.</summary>
    public static void Reveal(ref int offset, int room, int top, int height)
    {
        if (top < offset) offset = top;
        else if (top + height > offset + room) offset = top + height - room;
    }

    /// <summary>A line of words, muted or not, in a row's middle.</summary>
    public void Label(Box box, ReadOnlySpan<char> text, uint color = Theme.Muted, bool mono = false) =>
        Canvas.Text(TextSize.Small, box.X, box.Y + ((box.Height - Canvas.Font(TextSize.Small).LineHeight) / 2), text, color, box.Width, mono);

    /// <summary>The same, ending at the right edge.</summary>
    public void LabelRight(Box box, ReadOnlySpan<char> text, uint color = Theme.Text, bool mono = true) =>
        Canvas.TextRight(TextSize.Small, box.Right, box.Y + ((box.Height - Canvas.Font(TextSize.Small).LineHeight) / 2), text, color, mono);

    private void Middle(Box box, ReadOnlySpan<char> text, uint color, bool mono = false)
    {
        var (words, room) = (Canvas.Measure(TextSize.Small, text, mono), box.Width - (4 * Canvas.Scale));
        if (words > room && !box.IsEmpty) CutLabels++;
        var width = Math.Min(words, room);
        Canvas.Text(TextSize.Small, box.X + ((box.Width - width) / 2), box.Y + ((box.Height - Canvas.Font(TextSize.Small).LineHeight) / 2), text, color, width, mono);
    }
}
