using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Layers;

/// <summary>Names of layers: of long ones the end, by which they differ.</summary>
internal static class NameText
{
    /// <summary>The name of a layer without what says only that an activation was joined to it.</summary>
    public static string ShortName(string name)
    {
        const string Joined = "_activation";
        return name.Length > Joined.Length && name.EndsWith(Joined, StringComparison.Ordinal) ? name[..^Joined.Length] : name;
    }

    public static void Draw(UiContext ui, Box box, ReadOnlySpan<char> name, uint color)
    {
        var face = ui.Canvas.Font(TextSize.Small).Sans;
        if (face.Measure(name) <= box.Width)
        {
            ui.Label(box, name, color);
            return;
        }

        var ellipsis = face['…'].Advance;
        var (start, width) = (name.Length, ellipsis);
        while (start > 0 && width + face[name[start - 1]].Advance <= box.Width) width += face[name[--start]].Advance;
        while (start < name.Length && !char.IsLetterOrDigit(name[start])) start++;
        if (start == name.Length) return;
        ui.Label(box, "…", color);
        ui.Label(box with { X = box.X + ellipsis, Width = box.Width - ellipsis }, name[start..], color);
    }
}
