using System.Numerics;
using LiveConv.Ops;

namespace LiveConv.Cpu;

/// <summary>The functions of one value on spans that System.Numerics.Tensors doesn't have.</summary>
internal static class ActivationFunctions
{
    private static readonly Vector<float> One = Vector<float>.One;

    // 2/√π·(−1)ⁿ/(n!·(2n + 1)), the Taylor series of erf x / x in x² (Abramowitz–Stegun 7.1.5); up to 1.
    private static readonly float[] ErfSeries =
    [
        1.12837917f, -0.376126389f, 0.112837917f, -0.0268661706f, 0.00522397763f, -0.000854832702f, 0.00012055333f, -1.49256504e-05f,
        1.64621144e-06f, -1.63658447e-07f,
    ];

    // ln erfc(1 + s) by Chebyshev interpolation on 0 ≤ s ≤ 3; the error is below 4·10⁻⁷.
    private static readonly float[] LogErfc =
    [
        -1.84960584f, -2.63895366f, -0.843202937f, -0.0413141003f, 0.00973539979f, -0.00181093259f, 0.000224406302f, -1.33093904e-05f,
    ];

    public static SpanFunction Erf { get; } = Map(ErrorFunction);

    public static SpanFunction Mish { get; } = Map(x =>
    {
        var power = Vector.Exp(Vector.Min(x, new Vector<float>(20)));
        var n = power * (power + new Vector<float>(2));
        return x * (n / (n + new Vector<float>(2)));
    });

    public static SpanFunction Softplus { get; } = Map(x =>
        Vector.Max(x, Vector<float>.Zero) + Vector.Log(One + Vector.Exp(-Vector.Abs(x))));

    public static SpanFunction Softsign { get; } = Map(x => x / (One + Vector.Abs(x)));

    public static SpanFunction HardSwish { get; } = Map(x => x * Limited((x / 6) + new Vector<float>(0.5f)));

    // Zero and NaN stay themselves.
    public static SpanFunction Sign { get; } = Map(x => Choose(
        Vector.GreaterThan(x, Vector<float>.Zero), One, Choose(Vector.LessThan(x, Vector<float>.Zero), -One, x)));

    public static SpanFunction Not { get; } = Map(x => One - x);

    public static SpanFunction IsNaN { get; } = Map(x => Choose(Vector.Equals(x, x), Vector<float>.Zero, One));

    public static SpanFunction IsInf(IsInf op)
    {
        var (above, below) = (new Vector<float>(op.DetectPositive ? 1 : 0), new Vector<float>(op.DetectNegative ? 1 : 0));
        return Map(x => Choose(
            Vector.Equals(x, new Vector<float>(float.PositiveInfinity)),
            above,
            Choose(Vector.Equals(x, new Vector<float>(float.NegativeInfinity)), below, Vector<float>.Zero)));
    }

    public static SpanFunction Elu(Elu op) => Map(x => BelowZero(x, op.Alpha * (Vector.Exp(x) - One)));

    public static SpanFunction Celu(Celu op) => Map(x => BelowZero(x, op.Alpha * (Vector.Exp(x / op.Alpha) - One)));

    // At 0 both sides are 0, but only the upper one exactly.
    public static SpanFunction Selu(Selu op) => Map(x => op.Gamma * Choose(
        Vector.GreaterThanOrEqual(x, Vector<float>.Zero), x, (op.Alpha * Vector.Exp(x)) - new Vector<float>(op.Alpha)));

    public static SpanFunction Gelu(Gelu op) => op.Tanh
        ? Map(x => 0.5f * x * (One + SpanFunctions.HyperbolicTangent(0.797884561f * x * (One + (0.044715f * x * x)))))
        : Map(x => 0.5f * x * (One + ErrorFunction(0.707106781f * x)));

    public static SpanFunction HardSigmoid(HardSigmoid op) => Map(x => Limited((op.Alpha * x) + new Vector<float>(op.Beta)));

    public static SpanFunction ThresholdedRelu(ThresholdedRelu op) => Map(x =>
        Choose(Vector.GreaterThan(x, new Vector<float>(op.Alpha)), x, Vector<float>.Zero));

    /// <summary>erf: the series below 1, 1 − e^P above; see <see cref="Ops.Erf"/> for the bound.</summary>
    private static Vector<float> ErrorFunction(Vector<float> x)
    {
        var size = Vector.Abs(x);
        var near = x * Polynomial(ErfSeries, x * x);
        var far = One - Vector.Exp(Polynomial(LogErfc, Vector.Min(size, new Vector<float>(4)) - One));
        return Choose(Vector.LessThan(size, One), near, Vector.CopySign(far, x));
    }

    private static Vector<float> Polynomial(float[] coefficients, Vector<float> x)
    {
        var sum = new Vector<float>(coefficients[^1]);
        for (var i = coefficients.Length - 2; i >= 0; i--) sum = Vector.MultiplyAddEstimate(sum, x, new Vector<float>(coefficients[i]));
        return sum;
    }

    private static Vector<float> Limited(Vector<float> x) => Vector.Min(One, Vector.Max(Vector<float>.Zero, x));

    private static Vector<float> BelowZero(Vector<float> x, Vector<float> below) => Choose(Vector.LessThan(x, Vector<float>.Zero), below, x);

    private static Vector<float> Choose(Vector<int> condition, Vector<float> yes, Vector<float> no) => Vector.ConditionalSelect(condition, yes, no);

    private static SpanFunction Map(Func<Vector<float>, Vector<float>> function) => (a, _, y) =>
    {
        for (var i = 0; i < y.Length; i += Simd.Count) Simd.Store(y, i, function(Simd.Load(a, i)));
    };
}
