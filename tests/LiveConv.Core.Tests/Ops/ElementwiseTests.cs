using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class ElementwiseTests
{
    private static readonly Tensor X = Picture(1, 5, -2, -0.5f, 0, 0.5f, 2);

    [Fact]
    public void Evaluate_UnaryOps_MatchHandComputed()
    {
        Assert.Equal([0, 0, 0, 0.5, 2], Values(new Relu(), X));
        Assert.Equal([-0.5, -0.125, 0, 0.5, 2], Values(new LeakyRelu(0.25f), X));
        Assert.Equal([2, 0.5, 0, 0.5, 2], Values(new Abs(), X));
        Assert.Equal([-1, -0.5, 0, 0.5, 1.5], Values(new Clamp(-1, 1.5f), X));
        Assert.Equal([-5, -0.5, 1, 2.5, 7], Values(new Affine(3, 1), X));
        Near([0.11920292202, 0.37754066880, 0.5, 0.62245933120, 0.88079707798], Values(new Sigmoid(), X));
        Near([-0.96402758008, -0.46211715726, 0, 0.46211715726, 0.96402758008], Values(new Tanh(), X));
    }

    [Fact]
    public void Evaluate_BinaryOps_MatchHandComputed()
    {
        var (a, b) = (Picture(1, 3, 3, -3, 0), Picture(1, 3, 4, -4, -2));
        Assert.Equal([7, -7, -2], Values(new Add(), a, b));
        Assert.Equal([-1, 1, 2], Values(new Sub(), a, b));
        Assert.Equal([12, 12, 0], Values(new Mul(), a, b));
        Assert.Equal([4, -3, 0], Values(new Max(), a, b));
        Assert.Equal([5, 5, 2], Values(new Magnitude(), a, b));
        Near([0.92729521800, -2.21429743559, -1.57079632679], Values(new Orientation(), a, b));
    }

    [Fact]
    public void Evaluate_NaN_StaysNaN()
    {
        var nan = Picture(1, 1, float.NaN);
        Op[] unary = [new Relu(), new LeakyRelu(), new Abs(), new Clamp(0, 1), new Affine(2, 1), new Sigmoid(), new Tanh()];
        Op[] binary = [new Add(), new Sub(), new Mul(), new Max(), new Magnitude(), new Orientation()];
        Assert.All(unary, op => Assert.Equal([double.NaN], Values(op, nan)));
        Assert.All(binary, op => Assert.Equal([double.NaN], Values(op, Picture(1, 1, 1), nan)));
        Assert.All(binary, op => Assert.Equal([double.NaN], Values(op, nan, Picture(1, 1, 1))));
    }

    [Fact]
    public void Evaluate_SelectionsAndComparisons_AreExact()
    {
        Op[] ops = [new Relu(), new Abs(), new Clamp(0, 1)];
        Assert.All(ops, op => Assert.All(Output(op, X).Bounds, bound => Assert.Equal(0, bound)));
        Assert.All(Output(new Max(), X, X).Bounds, bound => Assert.Equal(0, bound));
    }

    [Fact]
    public void InferShape_DifferentShapes_AreRefused()
    {
        Assert.Equal("Add can't broadcast 1×1×2×3 with 1×1×3×2: the sizes 2 and 3 meet on axis 2", Refusal(new Add(), new(1, 1, 2, 3), new(1, 1, 3, 2)));
        Assert.Equal("Relu takes 1 input, not 2", Refusal(new Relu(), new(1, 1, 2, 3), new(1, 1, 2, 3)));
    }

    [Fact]
    public void Gate_BetweenItsEnds_LetsPass()
    {
        var values = Picture(1, 6, 1, 2, 3, 4, 5, 6);
        var keys = Picture(1, 6, -1, 0, 0.5f, 6, 7, float.NaN);
        Assert.Equal([0, 0, 3, 0, 0, 0], Values(new Gate(0, 6), values, keys));
        Assert.Equal([-2, -4, 3, 4, 5, -12], Values(new Gate(0, Outside: -2), values, keys));
    }
}
