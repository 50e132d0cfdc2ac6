using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Functions of one value: a range in which each has all its branches, another rank, special values.</summary>
internal static class FunctionCases
{
    private static readonly Shape FeatureMap = new(2, 5, 3, 7);
    private static readonly Shape Matrix = new(3, 13);

    public static IEnumerable<OpCase> All =>
    [
        .. Of(new Neg(), -4, 4),
        .. Of(new Floor(), -4, 4),
        .. Of(new Ceil(), -4, 4),
        .. Of(new Round(), -4, 4),
        OpCase.Of(new Round(), "halves", Halves()),
        .. Of(new Sign(), -1, 1),
        .. Of(new Elu(), -4, 2),
        .. Of(new Elu(0.3f), -4, 2),
        .. Of(new Celu(2.5f), -4, 2),
        .. Of(new Selu(), -4, 2),
        .. Of(new HardSigmoid(0.3f, 0.4f), -4, 4),
        .. Of(new HardSwish(), -5, 5),
        .. Of(new Softplus(), -20, 20),
        .. Of(new Softsign(), -4, 4),
        .. Of(new ThresholdedRelu(0.5f), -1, 1),
        .. Of(new Erf(), -5, 5),
        OpCase.Of(new Erf(), "near zero", Values.Uniform(Matrix, 1402, -1e-3f, 1e-3f)),
        OpCase.Of(new Erf(), "around the change of formula", Values.Uniform(Matrix, 1403, 0.9f, 1.1f)),
        .. Of(new Exp(), -80, 80),
        .. OfNormal(new Gelu(), -6, 6),
        .. OfNormal(new Gelu(true), -6, 6),
        .. OfNormal(new Mish(), -30, 30),
        .. OfNormal(new Sqrt(), 0, 9),
        .. OfNormal(new Reciprocal(), -4, 4),
        .. OfNormal(new Log(), 0, 9),
        OpCase.Of(new Log(), "around one", Values.Uniform(Matrix, 1404, 0.9f, 1.1f)),
        OpCase.Of(new Log(), "small", Values.Uniform(Matrix, 1405, 1e-37f, 1e-30f)),
    ];

    public static IEnumerable<OpCase> Trigonometric =>
    [
        .. Of(new Sin(), -10, 10),
        .. Of(new Cos(), -10, 10),
        .. Of(new Tan(), -10, 10),
        .. Of(new Asin(), -1, 1),
        .. Of(new Acos(), -1, 1),
        .. Of(new Atan(), -9, 9),
        .. Of(new Sinh(), -9, 9),
        .. Of(new Cosh(), -9, 9),
        .. Of(new Asinh(), -9, 9),
        .. Of(new Acosh(), 1, 9),
        .. Of(new Atanh(), -1, 1),
    ];

    /// <summary>Functions of truth values, or with truth values as results.</summary>
    public static IEnumerable<OpCase> Truth =>
    [
        OpCase.Of(new Not(), $"{FeatureMap}", Values.Truth(FeatureMap, 1410)),
        OpCase.Of(new Not(), $"{Matrix}", Values.Truth(Matrix, 1411)),
        OpCase.Of(new IsNaN(), "special values", Values.Specials(FeatureMap)),
        OpCase.Of(new IsInf(), "special values", Values.Specials(FeatureMap)),
        OpCase.Of(new IsInf(DetectPositive: false), "negative only", Values.Specials(FeatureMap)),
        OpCase.Of(new IsInf(DetectNegative: false), "positive only", Values.Specials(FeatureMap)),
    ];

    private static IEnumerable<OpCase> Of(Op op, float low, float high) =>
    [
        .. Ranges(op, low, high),
        OpCase.Of(op, $"special values {op}", Values.Specials(new Shape(1, 2, 3, 7))),
    ];

    /// <summary>Without subnormals: where those may be flushed, what is allowed to come out isn't only a matter of rounding.</summary>
    private static IEnumerable<OpCase> OfNormal(Op op, float low, float high) =>
    [
        .. Ranges(op, low, high),
        OpCase.Of(op, $"special values {op}", Values.NormalSpecials(new Shape(1, 2, 3, 7))),
    ];

    private static IEnumerable<OpCase> Ranges(Op op, float low, float high) =>
    [
        OpCase.Of(op, $"{FeatureMap} {op}", Values.Uniform(FeatureMap, 1400, low, high)),
        OpCase.Of(op, $"{Matrix} {op}", Values.Uniform(Matrix, 1401, low, high)),
    ];

    private static Tensor Halves()
    {
        var tensor = Values.Integers(Matrix, 1406, -9, 9);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] += 0.5f;
        return tensor;
    }
}
