using System.Globalization;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>Whether two sides computed the same; what differs isn't timed.</summary>
internal static class Agreement
{
    /// <summary>Says where two results differ by more than a part of the largest value, or null.</summary>
    /// <param name="ours">Our values.</param>
    /// <param name="peer">The peer's, in the same order.</param>
    /// <param name="tolerance">Part of the largest absolute value.</param>
    public static string? Problem(ReadOnlySpan<float> ours, ReadOnlySpan<float> peer, double tolerance)
    {
        if (ours.Length != peer.Length) return $"{ours.Length} values here, {peer.Length} there";
        double largest = 0;
        foreach (var value in peer) largest = Math.Max(largest, Math.Abs(value));
        for (var i = 0; i < ours.Length; i++)
        {
            // Written so that NaN is a difference.
            if (Math.Abs((double)ours[i] - peer[i]) <= tolerance * largest) continue;
            return string.Create(CultureInfo.InvariantCulture, $"value {i} is {ours[i]} here and {peer[i]} there, of at most {largest}");
        }

        return null;
    }
}
