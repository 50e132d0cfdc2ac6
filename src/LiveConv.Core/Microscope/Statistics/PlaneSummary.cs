using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveConv.Microscope.Statistics;

/// <summary>What some values are like, found in one pass.</summary>
/// <param name="Mean">Their mean; NaN if one of them is NaN, or if both infinities are there.</param>
/// <param name="Minimum">The smallest; +∞ without values. NaN doesn't count.</param>
/// <param name="Maximum">The largest; −∞ without values. NaN doesn't count.</param>
/// <param name="Zeros">How many are exactly 0.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct PlaneSummary(float Mean, float Minimum, float Maximum, int Zeros, int Count)
{
    // Partial sums in float32 stay short; their totals are double.
    private const int Piece = 1024;

    /// <summary>The share of zeros, 0 to 1.</summary>
    public float Sparsity => Count == 0 ? 0 : (float)Zeros / Count;

    /// <summary>Looks at all values once.</summary>
    public static PlaneSummary Of(ReadOnlySpan<float> values)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        var zeros = 0;
        var total = 0.0;
        for (var start = 0; start < values.Length; start += Piece)
        {
            var piece = values[start..Math.Min(values.Length, start + Piece)];
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(piece);
            var sum = Vector<float>.Zero;
            var (least, most) = (new Vector<float>(low), new Vector<float>(high));
            var none = Vector<int>.Zero;
            foreach (var vector in vectors)
            {
                sum += vector;

                // Whichever order a processor compares in: NaN loses against the second operand.
                least = Vector.ConditionalSelect(Vector.LessThan(vector, least), vector, least);
                most = Vector.ConditionalSelect(Vector.GreaterThan(vector, most), vector, most);
                none -= Vector.Equals(vector, Vector<float>.Zero);
            }

            total += Vector.Sum(sum);
            zeros += Vector.Sum(none);
            for (var i = 0; i < Vector<float>.Count; i++) (low, high) = (Math.Min(low, least[i]), Math.Max(high, most[i]));
            foreach (var value in piece[(vectors.Length * Vector<float>.Count)..])
            {
                total += value;
                if (value < low) low = value;
                if (value > high) high = value;
                if (value == 0) zeros++;
            }
        }

        return new PlaneSummary(values.Length == 0 ? 0 : (float)(total / values.Length), low, high, zeros, values.Length);
    }
}
