using LiveConv.Host.Sweeps;
using Xunit;

namespace LiveConv.Host.Tests.Sweeps;

public sealed class LinearFitTests
{
    [Fact]
    public void Of_PointsOnALine_IsTheLine()
    {
        var fit = LinearFit.Of([(1, 5), (2, 7), (5, 13)]);

        Assert.Equal(2, fit.Slope, 12);
        Assert.Equal(3, fit.Intercept, 12);
        Assert.Equal(1, fit.RSquared, 12);
    }

    /// <summary>Anscombe's first set (1973): y = 3.00 + 0.500·x, R² = 0.667.</summary>
    [Fact]
    public void Of_AnscombesFirstSet_HasThePublishedFit()
    {
        var fit = LinearFit.Of([(10, 8.04), (8, 6.95), (13, 7.58), (9, 8.81), (11, 8.33), (14, 9.96), (6, 7.24), (4, 4.26), (12, 10.84), (7, 4.82), (5, 5.68)]);

        Assert.Equal(0.5001, fit.Slope, 4);
        Assert.Equal(3.0001, fit.Intercept, 4);
        Assert.Equal(0.6665, fit.RSquared, 4);
    }

    [Fact]
    public void Of_TheSameValueEverywhere_FitsIt() => Assert.Equal(new LinearFit(0, 4, 1), LinearFit.Of([(1, 4), (2, 4), (3, 4)]));

    [Fact]
    public void OfPower_Squares_HasTheExponent2AndTheLogarithmOfTheFactor()
    {
        var fit = LinearFit.OfPower([(1, 3), (2, 12), (7, 147)]);

        Assert.Equal(2, fit.Slope, 12);
        Assert.Equal(3, Math.Exp(fit.Intercept), 12);
        Assert.Equal(1, fit.RSquared, 12);
    }

    [Fact]
    public void Of_TooLittle_Throws()
    {
        Assert.Throws<ArgumentException>(() => LinearFit.Of([(1, 1)]));
        Assert.Throws<ArgumentException>(() => LinearFit.Of([(1, 1), (1, 2)]));
    }
}
