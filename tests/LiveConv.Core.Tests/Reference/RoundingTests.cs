using LiveConv.Reference;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Reference;

public class RoundingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(961)]
    [InlineData(65536)]
    public void Sum_OfFloat32Products_HoldsInAnyOrder(int terms)
    {
        var (x, w) = (Values.Uniform(new(terms), 1).Data, Values.Uniform(new(terms), 2).Data);
        double exact = 0, magnitude = 0;
        float forwards = 0, backwards = 0, fused = 0;
        for (var i = 0; i < terms; i++)
        {
            exact += (double)x[i] * w[i];
            magnitude += Math.Abs((double)x[i] * w[i]);
            forwards += x[i] * w[i];
            backwards += x[terms - 1 - i] * w[terms - 1 - i];
            fused = MathF.FusedMultiplyAdd(x[i], w[i], fused);
        }

        var bound = Rounding.Sum(terms, magnitude);
        Assert.All([forwards, backwards, fused], sum => Assert.InRange(Math.Abs(sum - exact), 0, bound));
    }

    [Fact]
    public void Sum_IsNotVacuous()
    {
        // Nine products of about ½: one weight off by a thousandth must be outside.
        Assert.InRange(Rounding.Sum(9, 4.5), 9 * Rounding.Unit * 4.5, 1e-5);
        Assert.True(Rounding.Sum(9, 4.5) < 0.5e-3);
    }

    [Theory]
    [InlineData(1.0, 1.1920929e-7)]
    [InlineData(1.999, 1.1920929e-7)]
    [InlineData(2.0, 2.3841858e-7)]
    [InlineData(-0.75, 5.9604645e-8)]
    public void Ulps_OfOne_IsTheSpacingOfFloats(double value, double spacing) => Assert.Equal(spacing, Rounding.Ulps(1, value), 1e-14);

    [Fact]
    public void Ulps_AtZero_IsTiny() => Assert.InRange(Rounding.Ulps(4096, 0), 0, 1e-37);
}
