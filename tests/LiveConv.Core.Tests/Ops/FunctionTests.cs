using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class FunctionTests
{
    private static readonly Tensor X = new(new Shape(5), [-2, -0.5f, 0, 0.5f, 2]);

    [Fact]
    public void Evaluate_Arithmetic_MatchesHandComputed()
    {
        Assert.Equal([2, 0.5, 0, -0.5, -2], Values(new Neg(), X));
        Assert.Equal([double.NaN, 0, 3], Values(new Sqrt(), Vector(-1, 0, 9)));
        Assert.Equal([-0.5, 4, double.PositiveInfinity], Values(new Reciprocal(), Vector(-2, 0.25f, 0)));
        Near([0.13533528324, 0.60653065971, 1, 1.6487212707, 7.38905609893], Values(new Exp(), X));
        Near([0, 0.69314718056, -1.38629436112], Values(new Log(), Vector(1, 2, 0.25f)));
        Assert.Equal([double.NegativeInfinity, double.NaN], Values(new Log(), Vector(0, -1)));
    }

    [Fact]
    public void Evaluate_Rounding_GoesTheRightWay()
    {
        var x = Vector(-2.5f, -1.5f, -0.5f, 0.5f, 1.5f, 2.5f, 2.7f);
        Assert.Equal([-3, -2, -1, 0, 1, 2, 2], Values(new Floor(), x));
        Assert.Equal([-2, -1, -0.0, 1, 2, 3, 3], Values(new Ceil(), x));
        Assert.Equal([-2, -2, -0.0, 0, 2, 2, 3], Values(new Round(), x));
        Assert.Equal([-1, 0, 1, double.NaN], Values(new Sign(), Vector(-7, 0, 0.1f, float.NaN)));
    }

    [Fact]
    public void Evaluate_ExponentialActivations_MatchHandComputed()
    {
        Near([-0.86466471676, -0.39346934029, 0, 0.5, 2], Values(new Elu(), X));
        Near([-1.72932943353, -0.78693868057, 0, 0.5, 2], Values(new Elu(2), X));
        Near([-1.26424111766, -0.44239843386, 0, 0.5, 2], Values(new Celu(2), X));
        Near([-0.86466471676 * 6, -0.39346934029 * 6, 0, 1.5, 6], Values(new Selu(2, 3), X));
        Near([0.12692801104, 0.47407698418, 0.69314718056, 0.97407698418, 2.12692801104], Values(new Softplus(), X));
    }

    [Fact]
    public void Evaluate_PiecewiseActivations_MatchHandComputed()
    {
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], Values(new HardSigmoid(0.5f, 0.5f), X));
        Near([-1.0 / 3, -5.0 / 24, 0, 7.0 / 24, 5.0 / 3], Values(new HardSwish(), X));
        Near([-2.0 / 3, -1.0 / 3, 0, 1.0 / 3, 2.0 / 3], Values(new Softsign(), X));
        Assert.Equal([0, 0, 0, 0, 2], Values(new ThresholdedRelu(0.5f), X));
    }

    /// <summary>erf from Abramowitz–Stegun, table 7.1; Φ(1) and Φ(2) from table 26.1.</summary>
    [Fact]
    public void Evaluate_ErrorFunctionAndGelu_MatchThePrintedTables()
    {
        Near([-0.8427007929, 0.1124629160, 0.5204998778, 0.9953222650, 0.9999779095], Values(new Erf(), Vector(-1, 0.1f, 0.5f, 2, 3)));
        Near([0.84134474607, 2 * 0.97724986805, -0.15865525393], Values(new Gelu(), Vector(1, 2, -1)));

        // √(2/π)·1.044715 = 0.833562; tanh of it 0.682384.
        Near([0.841192, -0.158808], [.. Values(new Gelu(true), Vector(1, -1)).Select(value => Math.Round(value, 6))]);
    }

    /// <summary>tanh(ln 2) = 3/5 and tanh(ln 3) = 4/5.</summary>
    [Fact]
    public void Evaluate_Mish_MatchesHandComputed()
    {
        Near([0, 0.8 * 0.69314718056], Values(new Mish(), Vector(0, 0.69314718f)));
        Near([-10 * 4.5398899e-5], Values(new Mish(), Vector(-10)));
        Assert.Equal([100], Values(new Mish(), Vector(100)));
    }

    [Fact]
    public void Evaluate_Trigonometry_MatchesKnownAngles()
    {
        var (sixth, root) = ((float)(Math.PI / 6), Math.Sqrt(3));
        Near([0, 0.5, -0.5], Values(new Sin(), Vector(0, sixth, -sixth)));
        Near([1, root / 2], Values(new Cos(), Vector(0, sixth)));
        Near([0, 1 / root], Values(new Tan(), Vector(0, sixth)));
        Near([Math.PI / 6, -Math.PI / 2], Values(new Asin(), Vector(0.5f, -1)));
        Near([Math.PI / 3, Math.PI], Values(new Acos(), Vector(0.5f, -1)));
        Near([Math.PI / 4, -Math.PI / 2], Values(new Atan(), Vector(1, float.NegativeInfinity)));

        // With x = ln 2 the powers are 2 and ½.
        Near([0.75], Values(new Sinh(), Vector(0.69314718f)));
        Near([1.25], Values(new Cosh(), Vector(0.69314718f)));
        Near([Math.Log(2)], Values(new Asinh(), Vector(0.75f)));
        Near([Math.Log(2)], Values(new Acosh(), Vector(1.25f)));
        Near([Math.Log(3) / 2], Values(new Atanh(), Vector(0.5f)));
    }

    [Fact]
    public void Evaluate_Integers_KeepTheirType()
    {
        var x = Tensor.OfIntegers(new Shape(3), [-9007199254740991, 0, 5]);
        Assert.Equal([9007199254740991, 0, -5], Values(new Neg(), x));
        Assert.Equal([9007199254740991, 0, 5], Values(new Abs(), x));
        Assert.Equal([-1, 0, 1], Values(new Sign(), x));
        Assert.Equal(ElementType.Int64, new Neg().InferType([ElementType.Int64]));
        Assert.Throws<ShapeException>(() => new Exp().InferType([ElementType.Int64]));
    }

    [Fact]
    public void Evaluate_Classification_GivesTruthValues()
    {
        var x = Vector(1, float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        Assert.Equal([0, 1, 0, 0], Values(new IsNaN(), x));
        Assert.Equal([0, 0, 1, 1], Values(new IsInf(), x));
        Assert.Equal([0, 0, 1, 0], Values(new IsInf(DetectNegative: false), x));
        Assert.Equal([0, 0, 0, 1], Values(new IsInf(DetectPositive: false), x));
        Assert.Equal(ElementType.Bool, new IsNaN().InferType([ElementType.Float32]));
        Assert.Equal([1, 0], Values(new Not(), new Tensor(new Shape(2), [0, 1], ElementType.Bool)));
        Assert.Throws<ShapeException>(() => new Not().InferType([ElementType.Float32]));
    }

    [Fact]
    public void Evaluate_NaN_StaysNaN()
    {
        Op[] ops =
        [
            new Neg(), new Sqrt(), new Reciprocal(), new Exp(), new Log(), new Erf(), new Floor(), new Ceil(), new Round(), new Sign(),
            new Elu(), new Selu(), new Celu(), new Gelu(), new Gelu(true), new HardSigmoid(), new HardSwish(), new Mish(), new Softplus(),
            new Softsign(),
        ];
        Assert.All(ops, op => Assert.Equal([double.NaN], Values(op, Vector(float.NaN))));
    }

    [Fact]
    public void Evaluate_Selections_AreExact()
    {
        Op[] ops = [new Neg(), new Floor(), new Ceil(), new Round(), new Sign(), new ThresholdedRelu()];
        Assert.All(ops, op => Assert.All(Output(op, X).Bounds, bound => Assert.Equal(0, bound)));

        // A GPU may take a subnormal for 0.
        Assert.Equal(1, Output(new Ceil(), Vector(1e-40f)).Bounds[0]);
        Assert.Equal(1, Output(new Sign(), Vector(-1e-40f)).Bounds[0]);
    }

    [Fact]
    public void Bounds_OfFunctions_AreThoseOfThePrecisionTable()
    {
        // At 2 an ULP is 2⁻²²·e² scaled: e² lies between 4 and 8, so its ULP is 2⁻²¹.
        Assert.Equal((7 * Math.Pow(2, -21)) + Rounding.Smallest, Output(new Exp(), Vector(2)).Bounds[0]);
        Assert.Equal(Math.Pow(2, -21), Output(new Log(), Vector(1.5f)).Bounds[0]);
        Assert.Equal((3 * Math.Pow(2, -23)) + Rounding.Smallest, Output(new Log(), Vector(4)).Bounds[0]);
        Assert.Equal((2.5 * Math.Pow(2, -25)) + Rounding.Smallest, Output(new Reciprocal(), Vector(3)).Bounds[0]);
    }

    private static Tensor Vector(params float[] values) => new(new Shape(values.Length), values);
}
