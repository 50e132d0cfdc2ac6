namespace LiveConv.Host.Capture;

/// <summary>Orders names as people count: a2 before a10. Runs of digits compare as numbers, the rest by code point.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (a.Length > 0 && b.Length > 0)
        {
            var left = Math.Max(1, Digits(a));
            var right = Math.Max(1, Digits(b));
            var bothNumbers = char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0]);
            var order = bothNumbers ? CompareNumbers(a[..left], b[..right]) : a[0] - b[0];
            if (order != 0) return order;
            a = a[(bothNumbers ? left : 1)..];
            b = b[(bothNumbers ? right : 1)..];
        }

        // Equal as numbers (01 and 1): fall back on the plain order, so that the sort is total.
        return a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(x, y);
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
