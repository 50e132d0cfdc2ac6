using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Verification;

public class ErrorBoundTests
{
    [Theory]
    [InlineData(1f, 1, 0, true)]
    [InlineData(1.0000001f, 1, 0, false)]
    [InlineData(1.0000001f, 1, 1e-6, true)]
    [InlineData(1.00001f, 1, 1e-6, false)]
    [InlineData(-0f, 0, 0, true)]
    [InlineData(0f, 1e-40, 0, true)]
    [InlineData(2e-40f, 1e-40, 0, false)]
    [InlineData(float.NaN, double.NaN, 0, true)]
    [InlineData(float.NaN, 1, 1e9, false)]
    [InlineData(1f, double.NaN, 0, false)]
    [InlineData(float.PositiveInfinity, double.PositiveInfinity, 0, true)]
    [InlineData(float.NegativeInfinity, double.PositiveInfinity, 0, false)]
    [InlineData(float.MaxValue, double.PositiveInfinity, 1, false)]
    [InlineData(float.PositiveInfinity, 1, 1, false)]
    [InlineData(float.PositiveInfinity, 1e300, 1, true)]
    [InlineData(float.PositiveInfinity, 3.4028e38, 1e35, true)]
    [InlineData(float.NegativeInfinity, 3.4028e38, 1e35, false)]
    public void Check_OneValue_PassesWhereTheBoundExplainsIt(float actual, double expected, double bound, bool passes) =>
        Assert.Equal(passes, Check([actual], [expected], bound).Passed);

    [Fact]
    public void Check_Mismatches_AreCountedAndTheFirstIsNamed()
    {
        var comparison = Check([1, 2.5f, 3, 7], [1, 2, 3, 4], 0.25);
        Assert.Equal(4, comparison.Values);
        Assert.Equal(2, comparison.OutsideBound);
        Assert.Equal(12, comparison.MaxErrorOverBound);
        Assert.Equal(new Mismatch(1, 2.5f, 2, 0.25), comparison.FirstMismatch);
    }

    [Fact]
    public void Check_OtherShape_IsRefused() =>
        Assert.Throws<ShapeException>(() => ErrorBound.Check(Tensor([1, 2]), Output([1], 0)));

    [Theory]
    [InlineData(1f, 1.0000001f, 1)]
    [InlineData(-1f, -1.0000002f, 2)]
    [InlineData(0f, -0f, 0)]
    [InlineData(float.Epsilon, -float.Epsilon, 2)]
    public void UlpDistance_CountsTheFloatsBetween(float a, float b, long expected) => Assert.Equal(expected, ErrorBound.UlpDistance(a, b));

    [Fact]
    public void With_TwoComparisons_AddsThemAndKeepsTheFirstMismatch()
    {
        var both = Check([1, 5], [1, 4], 0.5).With(Check([9], [1], 0.5));
        Assert.Equal((3L, 2L, 16.0, 1), (both.Values, both.OutsideBound, both.MaxErrorOverBound, both.FirstMismatch!.Value.Index));
    }

    private static Comparison Check(float[] actual, double[] expected, double bound) => ErrorBound.Check(Tensor(actual), Output(expected, bound));

    private static Tensor Tensor(float[] values) => new(new Shape(values.Length), values);

    private static ReferenceOutput Output(double[] values, double bound)
    {
        var output = new ReferenceOutput(new Shape(values.Length));
        for (var i = 0; i < values.Length; i++) output.Set(i, values[i], bound);
        return output;
    }
}
