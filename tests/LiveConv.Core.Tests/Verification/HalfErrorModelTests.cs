using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Verification;

/// <summary>The bounds of halves, by hand: 1 + 2⁻¹¹ lies halfway between 1 and the next half.</summary>
public class HalfErrorModelTests
{
    private const double Tie = 1 + (1.0 / 2048);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(Tie, 1)]
    [InlineData(Tie + (1.0 / 1024), 1 + (2.0 / 1024))]
    [InlineData(-65519, -65504)]
    [InlineData(65520, double.PositiveInfinity)]
    [InlineData(-1e20, double.NegativeInfinity)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Storage_ExactResult_IsTheNearestHalfAndNothingElse(double value, double stored)
    {
        var output = Stored(new Clamp(float.NegativeInfinity, float.PositiveInfinity), (float)value);

        Assert.Equal(stored, output.Values[0]);
        Assert.Equal(0, output.Bounds[0]);
    }

    [Fact]
    public void Storage_SubnormalHalf_MayBeRoundedEitherWay()
    {
        var output = Stored(new Abs(), 3e-6f);

        Assert.Equal(3e-6f, output.Values[0]);
        Assert.Equal(((double)3e-6f / 2048) + Math.Pow(2, -24), output.Bounds[0], 1e-15);
    }

    [Fact]
    public void Storage_RoundedResult_AddsHalfAUnitOfAHalfToItsBound()
    {
        var (exact, output) = (new ReferenceOutput(new Shape(1)), Stored(new Affine(1f / 3, 0.1f), 3));
        new Affine(1f / 3, 0.1f).Evaluate([new Tensor(new Shape(1), [3])], exact);

        Assert.Equal(exact.Values[0], output.Values[0]);
        Assert.Equal(exact.Bounds[0] + ((exact.Values[0] + exact.Bounds[0]) / 2048) + Math.Pow(2, -24), output.Bounds[0], 1e-15);
    }

    [Fact]
    public void Storage_ResultThatMayOverflow_MayBeInfinite()
    {
        var output = Stored(new Affine(1, 0.0078f), 65519.9921875f);

        Assert.Equal(double.PositiveInfinity, output.Bounds[0]);
    }

    [Fact]
    public void Weights_OneProduct_MayBeOffByTheRoundingOfItsWeight()
    {
        Tensor[] inputs = [new(new Shape(1, 1, 1, 1), [3]), new(new Shape(1, 1, 1, 1), [(float)Tie])];
        var output = new ReferenceOutput(new Shape(1, 1, 1, 1));

        new HalfWeightsErrorModel().Evaluate(new Conv2D(), inputs, output);

        // The weight becomes 1: off by 2⁻¹¹, as far as any weight from 1 to 2 can be.
        Assert.Equal(3 * Tie, output.Values[0]);
        Assert.InRange((output.Values[0] - 3) / output.Bounds[0], 0.99, 1);
        Assert.Equal((output.Values[0], output.Bounds[0]), new HalfWeightsErrorModel().EvaluateElement(new Conv2D(), inputs, output.Shape, 0));
    }

    [Fact]
    public void Weights_RoundedToHalves_StayWithinTheBoundAndCoarserOnesDoNot()
    {
        var op = new Conv2D { Padding = Padding.Same(3, 3), Activation = Activation.LeakyRelu(0.25f) };
        Tensor[] inputs = [Values.Uniform(new(1, 7, 9, 11), 1), Values.Uniform(new(5, 7, 3, 3), 2), Values.Uniform(new Shape(5), 3)];
        var bounds = new ReferenceOutput(new Shape(1, 5, 9, 11));
        new HalfWeightsErrorModel().Evaluate(op, inputs, bounds);

        Assert.True(ErrorBound.Check(With(value => (float)(Half)value), bounds).Passed);
        Assert.False(ErrorBound.Check(With(value => MathF.Round(value * 32) / 32), bounds).Passed);

        Tensor With(Func<float, float> round)
        {
            var (exact, values) = (new ReferenceOutput(bounds.Shape), new Tensor(bounds.Shape));
            op.Evaluate([inputs[0], new Tensor(inputs[1].Shape, Array.ConvertAll(inputs[1].Data, value => round(value))), inputs[2]], exact);
            exact.CopyTo(values);
            return values;
        }
    }

    private static ReferenceOutput Stored(Op op, float value)
    {
        var output = new ReferenceOutput(new Shape(1));
        new HalfStorageErrorModel(ErrorModel.Direct).Evaluate(op, [new Tensor(new Shape(1), [value])], output);
        return output;
    }
}
