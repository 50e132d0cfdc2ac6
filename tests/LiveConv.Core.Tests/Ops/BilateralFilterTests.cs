using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class BilateralFilterTests
{
    [Fact]
    public void Evaluate_Flat_StaysFlat() =>
        Near([0.5, 0.5, 0.5, 0.5, 0.5, 0.5], Values(new BilateralFilter(5, 0.1f, 2), Picture(2, 3, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f)));

    [Fact]
    public void Evaluate_RowOfThree_MatchesHandComputed()
    {
        // σc = σs = 1, radius 1. Vertical neighbours are the pixel itself (reflect of one row): weight e^(−½) each.
        // Left pixel 0: both horizontal neighbours are the 1: e^(−½)·e^(−½) = e^(−1) each.
        var (half, one) = (Math.Exp(-0.5), Math.Exp(-1));
        var left = 2 * one / (1 + (2 * half) + (2 * one));
        Near([left, (1 + (2 * half)) / (1 + (2 * half) + (2 * one)), left], Values(new BilateralFilter(3, 1, 1), Picture(1, 3, 0, 1, 0)));
    }

    [Fact]
    public void Evaluate_EdgeInOneChannel_ProtectsTheOthersToo()
    {
        // Channel 0 has a step far above σc, channel 1 a small one: the joint distance keeps both apart.
        var x = new Tensor(new Shape(1, 2, 1, 4), [0, 0, 9, 9, 0.5f, 0.5f, 0.6f, 0.6f]);
        Near([0, 0, 9, 9, 0.5f, 0.5f, 0.6f, 0.6f], Values(new BilateralFilter(3, 0.1f, 1), x));
    }

    [Fact]
    public void Evaluate_Bound_IsSmallAgainstTheValues() =>
        Assert.All(Output(new BilateralFilter(5, 0.2f, 2), Picture(1, 5, 0.1f, 0.5f, 0.3f, 0.9f, 0.4f)).Bounds, bound => Assert.InRange(bound, 1e-8, 2e-5));

    [Fact]
    public void InferShape_SigmaOfZero_IsRefused()
    {
        Assert.Equal("BilateralFilter has sigmas of 0 and 1; both must be above 0", Refusal(new BilateralFilter(5, 0, 1), new Shape(1, 1, 5, 7)));
        Assert.Equal("BilateralFilter has the diameter 0; it must be at least 1", Refusal(new BilateralFilter(0, 1, 1), new Shape(1, 1, 5, 7)));
    }
}
