using System.Globalization;

namespace LiveConv.Host.Microscope.Costs;

/// <summary>Large numbers in few characters.</summary>
internal static class CostText
{
    private const string Units = " kMGTPEZY";

    /// <summary>Three digits and k, M, G, T, P, E, Z or Y for thousands, millions and so on; – for none.</summary>
    /// <param name="value">0 or above, or NaN.</param>
    /// <param name="text">At least 16 characters.</param>
    /// <returns>How many characters were written.</returns>
    public static int Write(double value, Span<char> text)
    {
        if (double.IsNaN(value))
        {
            text[0] = '–';
            return 1;
        }

        var unit = 0;
        // 999.6 would become 1000 when it is rounded.
        for (; value >= 999.5 && unit < Units.Length - 1; unit++) value /= 1000;
        var isWhole = (unit == 0 && value == Math.Floor(value)) || value >= 99.95;
        value.TryFormat(text, out var length, isWhole ? "0" : value < 9.995 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
        if (unit > 0) text[length++] = Units[unit];
        return length;
    }
}
