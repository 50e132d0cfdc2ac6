using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>Holds the values of an executor against the reference and its bounds (docs/verification.md).</summary>
public static class ErrorBound
{
    /// <summary>
    /// Compares value by value. NaN must match NaN and infinities must match; a bound of 0 asks for equality, where +0 and
    /// −0 are equal. A subnormal may be flushed to 0 (GLSL 4.7.1), and a value that its bound takes past the largest float32
    /// may be infinite.
    /// </summary>
    /// <param name="actual">What the executor computed.</param>
    /// <param name="reference">What the reference computed from the same inputs.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Comparison Check(Tensor actual, ReferenceOutput reference)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(reference);
        if (actual.Shape != reference.Shape) throw new ShapeException($"a tensor of {actual.Shape} can't be compared with one of {reference.Shape}");
        long outside = 0, maxUlp = 0;
        double maxRatio = 0;
        Mismatch? first = null;
        for (var i = 0; i < actual.Shape.Count; i++)
        {
            var (expected, bound) = (reference.Values[i], reference.Bounds[i]);
            var value = (float)actual.Value(i);
            var ratio = actual.Type == ElementType.Int64 ? Ratio(Math.Abs(actual.Integers[i] - expected), bound) : ErrorOverBound(value, expected, bound);
            maxRatio = Math.Max(maxRatio, ratio);
            // A result smaller than its bound is what cancellation left: its last places mean nothing.
            if (float.IsFinite(value) && Math.Abs(expected) > bound && Math.Abs(expected) is >= Rounding.Smallest and <= float.MaxValue)
                maxUlp = Math.Max(maxUlp, UlpDistance(value, (float)expected));
            if (ratio <= 1) continue;
            outside++;
            first ??= new Mismatch(i, value, expected, bound);
        }

        return new Comparison(actual.Shape.Count, outside, maxRatio, maxUlp, first);
    }

    /// <summary>How many float32 values lie between two, 0 for equal ones; +0 and −0 are equal.</summary>
    public static long UlpDistance(float a, float b)
    {
        return Math.Abs(Ordered(a) - Ordered(b));

        static long Ordered(float value)
        {
            var bits = BitConverter.SingleToInt32Bits(value);
            return bits < 0 ? int.MinValue - (long)bits : bits;
        }
    }

    /// <returns>At most 1 for a correct value, infinity where no bound explains it.</returns>
    private static double ErrorOverBound(float value, double expected, double bound)
    {
        if (double.IsNaN(expected)) return float.IsNaN(value) ? 0 : double.PositiveInfinity;
        if (float.IsNaN(value)) return double.PositiveInfinity;
        if (value == (float)expected) return float.IsInfinity(value) ? 0 : Ratio(Math.Abs(value - expected), bound);
        if (float.IsInfinity(value))
            return Math.Abs(expected) + bound > float.MaxValue && Math.Sign(expected) == Math.Sign(value) ? 1 : double.PositiveInfinity;
        if (value == 0 && Math.Abs(expected) < Rounding.Smallest) return 0;
        return Ratio(Math.Abs(value - expected), bound);
    }

    private static double Ratio(double error, double bound) => error == 0 ? 0 : double.IsNaN(bound) ? double.PositiveInfinity : error / bound;
}
