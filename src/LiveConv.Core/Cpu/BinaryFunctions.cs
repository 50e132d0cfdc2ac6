using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;

namespace LiveConv.Cpu;

/// <summary>The functions of two values on spans that System.Numerics.Tensors doesn't have. Truth values are 0 and 1.</summary>
internal static class BinaryFunctions
{
    public static SpanFunction Equal { get; } = Truth(Vector.Equals);

    public static SpanFunction Greater { get; } = Truth(Vector.GreaterThan);

    public static SpanFunction Less { get; } = Truth(Vector.LessThan);

    public static SpanFunction GreaterOrEqual { get; } = Truth(Vector.GreaterThanOrEqual);

    public static SpanFunction LessOrEqual { get; } = Truth(Vector.LessThanOrEqual);

    public static SpanFunction And { get; } = (a, b, y) => TensorPrimitives.Multiply(a, b, y);

    public static SpanFunction Or { get; } = (a, b, y) => TensorPrimitives.Max(a, b, y);

    public static SpanFunction Xor { get; } = Truth((a, b) => ~Vector.Equals(a, b));

    public static SpanFunction PRelu { get; } = static (a, b, y) =>
    {
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var x = Simd.Load(a, i);
            Simd.Store(y, i, Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), x * Simd.Load(b, i), x));
        }
    };

    /// <summary>Squares and cubes, the usual exponents, are products; the rest is the C library's, value by value.</summary>
    public static SpanFunction Pow { get; } = static (a, b, y) =>
    {
        var exponent = b.IndexOfAnyExcept(b[0]) < 0 ? b[0] : float.NaN;
        if (exponent == 2)
        {
            TensorPrimitives.Multiply(a, a, y);
            return;
        }

        if (exponent == 3)
        {
            for (var i = 0; i < y.Length; i += Simd.Count)
            {
                var x = Simd.Load(a, i);
                Simd.Store(y, i, x * x * x);
            }

            return;
        }

        for (var i = 0; i < y.Length; i++) y[i] = MathF.Pow(a[i], b[i]);
    };

    public static SpanFunction Gate(Gate op) => (a, b, y) =>
    {
        var (low, high, outside) = (new Vector<float>(op.Low), new Vector<float>(op.High), new Vector<float>(op.Outside));
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var (x, key) = (Simd.Load(a, i), Simd.Load(b, i));
            var rest = op.Outside == 0 ? Vector<float>.Zero : x * outside;
            Simd.Store(y, i, Vector.ConditionalSelect(Vector.GreaterThan(key, low) & Vector.LessThan(key, high), x, rest));
        }
    };

    public static SpanFunction Mod(Mod op) => (a, b, y) =>
    {
        for (var i = 0; i < y.Length; i++)
        {
            var remainder = a[i] % b[i];
            y[i] = op.Fmod || remainder == 0 || (remainder < 0) == (b[i] < 0) ? remainder : remainder + b[i];
        }
    };

    private static SpanFunction Truth(Func<Vector<float>, Vector<float>, Vector<int>> holds) => (a, b, y) =>
    {
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var answer = holds(Simd.Load(a, i), Simd.Load(b, i));
            Simd.Store(y, i, Vector.ConditionalSelect(answer, Vector<float>.One, Vector<float>.Zero));
        }
    };
}
