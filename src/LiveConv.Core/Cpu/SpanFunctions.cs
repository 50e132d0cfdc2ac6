using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;

namespace LiveConv.Cpu;

/// <summary>The element-wise ops on spans.</summary>
internal static class SpanFunctions
{
    public static SpanFunction Abs { get; } = (a, _, y) => TensorPrimitives.Abs(a, y);

    public static SpanFunction Relu { get; } = (a, _, y) => TensorPrimitives.Max(a, 0f, y);

    public static SpanFunction Sigmoid { get; } = (a, _, y) => TensorPrimitives.Sigmoid(a, y);

    // TensorPrimitives.Tanh loses all digits near 0 (an absolute, not a relative error), so this one is our own.
    public static SpanFunction Tanh { get; } = static (a, _, y) =>
    {
        for (var i = 0; i < y.Length; i += Simd.Count) Simd.Store(y, i, HyperbolicTangent(Simd.Load(a, i)));
    };

    public static SpanFunction Add { get; } = (a, b, y) => TensorPrimitives.Add(a, b, y);

    public static SpanFunction Sub { get; } = (a, b, y) => TensorPrimitives.Subtract(a, b, y);

    public static SpanFunction Mul { get; } = (a, b, y) => TensorPrimitives.Multiply(a, b, y);

    public static SpanFunction Max { get; } = (a, b, y) => TensorPrimitives.Max(a, b, y);

    public static SpanFunction Min { get; } = (a, b, y) => TensorPrimitives.Min(a, b, y);

    public static SpanFunction Div { get; } = (a, b, y) => TensorPrimitives.Divide(a, b, y);

    public static SpanFunction Neg { get; } = (a, _, y) => TensorPrimitives.Negate(a, y);

    public static SpanFunction Sqrt { get; } = (a, _, y) => TensorPrimitives.Sqrt(a, y);

    public static SpanFunction Reciprocal { get; } = (a, _, y) => TensorPrimitives.Reciprocal(a, y);

    public static SpanFunction Exp { get; } = (a, _, y) => TensorPrimitives.Exp(a, y);

    public static SpanFunction Log { get; } = (a, _, y) => TensorPrimitives.Log(a, y);

    public static SpanFunction Floor { get; } = (a, _, y) => TensorPrimitives.Floor(a, y);

    public static SpanFunction Ceil { get; } = (a, _, y) => TensorPrimitives.Ceiling(a, y);

    public static SpanFunction Round { get; } = (a, _, y) => TensorPrimitives.Round(a, MidpointRounding.ToEven, y);

    public static SpanFunction Orientation { get; } = (a, b, y) => TensorPrimitives.Atan2(b, a, y);

    public static SpanFunction Magnitude { get; } = static (a, b, y) =>
    {
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var (dx, dy) = (Simd.Load(a, i), Simd.Load(b, i));
            Simd.Store(y, i, Vector.SquareRoot((dx * dx) + (dy * dy)));
        }
    };

    public static SpanFunction Clamp(Clamp op) => (a, _, y) =>
    {
        TensorPrimitives.Max(a, op.Low, y);
        TensorPrimitives.Min(y, op.High, y);
    };

    public static SpanFunction Affine(Affine op) => (a, _, y) =>
    {
        TensorPrimitives.Multiply(a, op.Scale, y);
        TensorPrimitives.Add(y, op.Shift, y);
    };

    public static SpanFunction LeakyRelu(LeakyRelu op) => (a, _, y) =>
    {
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var x = Simd.Load(a, i);
            Simd.Store(y, i, Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), x * op.Slope, x));
        }
    };

    /// <summary>Near 0 Lambert's continued fraction up to x⁷, whose terms all have one sign; elsewhere 1 − 2/(e²ˣ + 1).</summary>
    public static Vector<float> HyperbolicTangent(Vector<float> x)
    {
        var square = x * x;
        var numerator = x * ((((square + new Vector<float>(378)) * square + new Vector<float>(17325)) * square) + new Vector<float>(135135));
        var denominator = ((((28 * square) + new Vector<float>(3150)) * square + new Vector<float>(62370)) * square) + new Vector<float>(135135);
        var size = Vector.Abs(x);
        var far = Vector<float>.One - (new Vector<float>(2) / (Vector.Exp(size + size) + Vector<float>.One));
        return Vector.ConditionalSelect(Vector.LessThan(size, new Vector<float>(0.625f)), numerator / denominator, Vector.CopySign(far, x));
    }
}
