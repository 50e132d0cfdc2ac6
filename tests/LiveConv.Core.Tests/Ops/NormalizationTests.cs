using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class NormalizationTests
{
    [Fact]
    public void Evaluate_BatchNormalization_UsesEachChannelsNumbers()
    {
        var x = new Tensor(new Shape(1, 2, 1, 2), [1, 3, 10, -6]);
        var (scale, bias) = (Vector(2, -1), Vector(0.5f, 0));
        var (mean, variance) = (Vector(1, 2), Vector(3, 15));

        // Deviations 2 and 4 with an epsilon of 1: 2·(1−1)/2 + ½, 2·(3−1)/2 + ½, −(10−2)/4, −(−6−2)/4.
        Assert.Equal([0.5, 2.5, -2, 2], Values(new BatchNormalization(1), x, scale, bias, mean, variance));
    }

    [Fact]
    public void InferShape_BatchNormalizationWithOtherChannels_IsRefused() => Assert.Equal(
        "BatchNormalization needs scale, bias, mean and variance of 3 values, one for each channel, not 4",
        Refusal(new BatchNormalization(), new(1, 3, 5, 7), new(3), new(3), new(4), new(3)));

    [Fact]
    public void Evaluate_LocalResponseNormalization_SumsNeighbouringChannels()
    {
        // Size 3, alpha 3, so the base is 1 + the sum of three squares; beta 1.
        var x = new Tensor(new Shape(1, 4, 1, 1), [1, 2, 3, -1]);
        Near([1.0 / 6, 2.0 / 15, 3.0 / 15, -1.0 / 11], Values(new LocalResponseNormalization(3, 3, 1), x));

        // Size 2 has no channel before and one after.
        Near([1.0 / 6, 2.0 / 14, 3.0 / 11, -1.0 / 2], Values(new LocalResponseNormalization(2, 2, 1), x));
        Near([1 / Math.Sqrt(18)], Values(new LocalResponseNormalization(1, 16, 0.5f, 2), new Tensor(new Shape(1, 1), [1])));
    }

    [Fact]
    public void Evaluate_Softmax_GivesProbabilitiesAlongItsAxis()
    {
        var x = new Tensor(new Shape(2, 3), [0, MathF.Log(2), MathF.Log(5), 1, 1, 1]);
        Near([0.125, 0.25, 0.625, 1.0 / 3, 1.0 / 3, 1.0 / 3], Values(new Softmax(1), x));
        Near([-2.07944154168, -1.38629436112, -0.47000362925, -1.09861228867, -1.09861228867, -1.09861228867], Values(new LogSoftmax(1), x));
        Near([0.5, 0.8, 0.5, 0.2], Values(new Softmax(0), new Tensor(new Shape(2, 2), [7, MathF.Log(4), 7, 0])));
    }

    [Fact]
    public void Evaluate_SoftmaxOfLargeValues_DoesNotOverflow() =>
        Near([0.5, 0.5, 0], Values(new Softmax(0), Vector(1e30f, 1e30f, -1e30f)));

    [Fact]
    public void Evaluate_SoftmaxWithNaNOrInfinity_SpoilsOnlyItsRow()
    {
        var x = new Tensor(new Shape(3, 2), [float.NaN, 1, float.PositiveInfinity, 1, float.NegativeInfinity, 1]);
        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 0, 1], Values(new Softmax(1), x));
    }

    [Fact]
    public void Evaluate_Hardmax_MarksTheFirstLargest()
    {
        var x = new Tensor(new Shape(2, 3), [3, 5, 5, -1, -3, -2]);
        Assert.Equal([0, 1, 0, 1, 0, 0], Values(new Hardmax(1), x));
        Assert.Equal([1, 1, 1, 0, 0, 0], Values(new Hardmax(0), x));
        Assert.Equal("Hardmax has no axis 2 in 2×3", Refusal(new Hardmax(2), x.Shape));
    }

    [Fact]
    public void Evaluate_InstanceNormalization_TakesEachPlaneByItself()
    {
        // The first plane has the mean 2 and the variance 1, and √(1 + 3) = 2; the second is flat.
        var x = new Tensor(new Shape(1, 2, 1, 2), [1, 3, 5, 5]);
        Assert.Equal([0.5 - 1, 0.5 + 1, 7, 7], Values(new InstanceNormalization(3), x, Vector(2, 4), Vector(0.5f, 7)));
    }

    [Fact]
    public void Evaluate_GroupNormalization_TakesChannelsTogether()
    {
        // The first two channels have the mean 4 and the variance 9, and √(9 + 16) = 5; the others are flat.
        var x = new Tensor(new Shape(1, 4, 1, 1), [1, 7, 2, 2]);
        Near([-3 / 5.0, 6 / 5.0, 0, 1], Values(new GroupNormalization(2, 16), x, Vector(1, 2, 3, 4), Vector(0, 0, 0, 1)));
        Assert.Equal("GroupNormalization can't split the 4 channels of 1×4×1×1 into 3 groups", Refusal(new GroupNormalization(3), x.Shape, new(4), new(4)));
    }

    [Fact]
    public void Evaluate_LayerNormalization_ScalesEachPlaceOfTheLastAxes()
    {
        var x = new Tensor(new Shape(2, 2), [1, 7, 5, 5]);
        Near([-3 / 5.0 + 1, 6 / 5.0 + 2, 1, 2], Values(new LayerNormalization(1, 16), x, Vector(1, 2), Vector(1, 2)));
        Near([-3 / 5.0, 6 / 5.0, 0, 0], Values(new LayerNormalization(1, 16), x, Vector(1, 2)));
        Assert.Equal(
            "LayerNormalization needs scale and bias that can be broadcast to 2×2, not 3",
            Refusal(new LayerNormalization(1), x.Shape, new(3)));
    }

    [Fact]
    public void Evaluate_VarianceWithinRounding_HasNoBound()
    {
        // The rounding of a mean near 1000 is larger than any deviation that an epsilon of 10⁻¹² could hide.
        var x = new Tensor(new Shape(1, 1, 1, 2), [1000, 1000]);
        Assert.Equal(double.PositiveInfinity, Output(new InstanceNormalization(1e-12f), x, Vector(1), Vector(0)).Bounds[0]);
        Assert.True(double.IsFinite(Output(new InstanceNormalization(), new Tensor(new Shape(1, 1, 1, 2), [1, 1]), Vector(1), Vector(0)).Bounds[0]));
    }

    private static Tensor Vector(params float[] values) => new(new Shape(values.Length), values);
}
