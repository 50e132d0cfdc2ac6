using LiveConv.Microscope.Costs;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>A window that slides over rows and columns.</summary>
/// <param name="Kernel">Rows and columns of the window.</param>
/// <param name="Stride">Steps along rows and columns.</param>
/// <param name="Padding">Pixels added at the top, left, bottom and right.</param>
/// <param name="Dilation">Distance of neighbouring places in the window, along rows and columns.</param>
/// <param name="Groups">Groups of channels that don't see each other.</param>
public sealed record WindowEntry(
    IReadOnlyList<int> Kernel,
    IReadOnlyList<int> Stride,
    IReadOnlyList<int> Padding,
    IReadOnlyList<int> Dilation,
    int Groups)
{
    /// <summary>The window of a layer.</summary>
    public static WindowEntry Of(WindowGeometry window)
    {
        var (rows, columns) = (window.Rows, window.Columns);
        return new([rows.Kernel, columns.Kernel], [rows.Stride, columns.Stride], [rows.Before, columns.Before, rows.After, columns.After], [rows.Dilation, columns.Dilation], window.Groups);
    }

    /// <summary>For people: <c>3×3 s2 p1</c>; steps, padding, dilation and groups where they aren't the usual ones.</summary>
    public override string ToString()
    {
        var text = $"{Kernel[0]}×{Kernel[1]}";
        if (Stride.Any(step => step != 1)) text += $" s{Pair(Stride)}";
        if (Padding.Any(side => side != 0)) text += $" p{(Padding.Distinct().Count() == 1 ? $"{Padding[0]}" : string.Join(',', Padding))}";
        if (Dilation.Any(step => step != 1)) text += $" d{Pair(Dilation)}";
        return Groups != 1 ? $"{text} g{Groups}" : text;
    }

    private static string Pair(IReadOnlyList<int> values) => values[0] == values[1] ? $"{values[0]}" : $"{values[0]}×{values[1]}";
}
