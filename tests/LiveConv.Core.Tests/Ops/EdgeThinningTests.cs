using LiveConv.Ops;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class EdgeThinningTests
{
    [Fact]
    public void Evaluate_HorizontalGradient_KeepsThePeakOfEachRow() =>
        Assert.Equal([0, 0, 5, 0, 0], Values(new EdgeThinning(), Picture(1, 5, 1, 3, 5, 3, 1), Picture(1, 5, 0, 0, 0, 0, 0)));

    [Fact]
    public void Evaluate_Plateau_KeepsItsFirstPixel() =>
        Assert.Equal([0, 5, 0, 0], Values(new EdgeThinning(), Picture(1, 4, 1, 5, 5, 1), Picture(1, 4, 0, 0, 0, 0)));

    [Fact]
    public void Evaluate_VerticalGradient_ComparesRows() =>
        Assert.Equal([0, 4, 0], Values(new EdgeThinning(), Picture(3, 1, 0, 0, 0), Picture(3, 1, -1, -4, -4)));

    [Fact]
    public void Evaluate_DiagonalGradient_ComparesAlongItsOwnDiagonal()
    {
        // Both components positive: up left and down right count, the larger values up right and down left don't.
        float[] same = [1, 0, 9, 0, 3, 0, 9, 0, 1];
        Assert.Equal(6, Values(new EdgeThinning(), Picture(3, 3, same), Picture(3, 3, same))[4]);
        float[] opposite = [-1, 0, -9, 0, -3, 0, -9, 0, -1];
        Assert.Equal(0, Values(new EdgeThinning(), Picture(3, 3, same), Picture(3, 3, opposite))[4]);
    }

    [Fact]
    public void Evaluate_EqualOnADiagonal_IsDropped()
    {
        float[] diagonal = [3, 0, 0, 0, 3, 0, 0, 0, 1];
        Assert.Equal(0, Values(new EdgeThinning(), Picture(3, 3, diagonal), Picture(3, 3, diagonal))[4]);
    }

    [Fact]
    public void InferShape_DifferentShapes_AreRefused() =>
        Assert.Equal("EdgeThinning needs dx and dy of one shape, not 1×1×2×3 and 1×1×3×2", Refusal(new EdgeThinning(), new(1, 1, 2, 3), new(1, 1, 3, 2)));
}
