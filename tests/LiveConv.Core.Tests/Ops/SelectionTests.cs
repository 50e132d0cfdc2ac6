using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class SelectionTests
{
    private static readonly Tensor X = new(new Shape(2, 4), [3, 1, 4, 1, 5, 9, 2, 6]);

    [Fact]
    public void Evaluate_TopK_FindsTheLargestInOrder()
    {
        Assert.Equal([4, 3, 9, 6], Values(new TopK(2, 1), X));
        Assert.Equal([2, 0, 1, 3], Values(new TopKIndices(2, 1), X));
        Assert.Equal([5, 9, 4, 6], Values(new TopK(1, 0), X));
        Assert.Equal(new Shape(1, 4), new TopK(1, 0).InferShape([X.Shape]));
    }

    [Fact]
    public void Evaluate_TopKOfEqualValues_TakesTheFirst()
    {
        Assert.Equal([1, 1, 3, 2, 5, 6], Values(new TopK(3, 1) { Largest = false }, X));
        Assert.Equal([1, 3, 0, 2, 0, 3], Values(new TopKIndices(3, 1) { Largest = false }, X));
    }

    [Fact]
    public void InferType_OfTopK_KeepsValuesAndCountsPlaces()
    {
        Assert.Equal(ElementType.Int64, new TopK(1, 0).InferType([ElementType.Int64]));
        Assert.Equal(ElementType.Int64, new TopKIndices(1, 0).InferType([ElementType.Float32]));
        Assert.Throws<ShapeException>(() => new TopK(1, 0).InferType([ElementType.Bool]));
        Assert.Equal("TopK takes 5 elements of axis 1, but 2×4 has 4 there", Refusal(new TopK(5, 1), new Shape(2, 4)));
    }

    [Fact]
    public void Evaluate_Quantize_RoundsHalvesToEvenAndKeepsTheRange() => Assert.Equal(
        [128, 129, 130, 255, 1, 0, 128],
        Values(new QuantizeLinear(0, 0, 255), new Tensor(new Shape(7), [0, 2, 3, 1000, -254, -1000, 1]), new Tensor(new Shape(), [2]), Tensor.OfIntegers(new Shape(), [128])));

    [Fact]
    public void Evaluate_QuantizeByAxis_TakesTheScaleOfEachPlace() => Assert.Equal(
        [3, 0, 1, 6, 1, 2],
        Values(new QuantizeLinear(0, -128, 127), new Tensor(new Shape(2, 3), [6, 1, 2, 6, 1, 2]), new Tensor(new Shape(2), [2, 1])));

    [Fact]
    public void Evaluate_QuantizeByBlocks_TakesTheScaleOfEachBlock() => Assert.Equal(
        [4, 4, 1, 4, 4, 2],
        Values(new QuantizeLinear(1, -128, 127) { BlockSize = 2 }, new Tensor(new Shape(2, 3), [4, 4, 4, 8, 8, 8]), new Tensor(new Shape(2, 2), [1, 4, 2, 4])));

    [Fact]
    public void Evaluate_Dequantize_TakesTheZeroPointAwayFirst() => Assert.Equal(
        [-256, -250, 0, 254],
        Values(new DequantizeLinear(0), Tensor.OfIntegers(new Shape(4), [0, 3, 128, 255]), new Tensor(new Shape(), [2]), Tensor.OfIntegers(new Shape(), [128])));

    [Fact]
    public void InferShape_ScalesThatDoNotFit_AreNamed() =>
        Assert.Equal("QuantizeLinear needs 3 scales along axis 1 of 2×3, not 2", Refusal(new QuantizeLinear(1, 0, 255), new(2, 3), new Shape(2)));

    [Fact]
    public void Evaluate_Boxes_MatchTheOnnxExample()
    {
        float[] boxes = [0, 0, 1, 1, 0, 0.1f, 1, 1.1f, 0, -0.1f, 1, 0.9f, 0, 10, 1, 11, 0, 10.1f, 1, 11.1f, 0, 100, 1, 101];
        float[] scores = [0.9f, 0.75f, 0.6f, 0.95f, 0.5f, 0.3f];
        Tensor[] inputs = [new(new Shape(1, 6, 4), boxes), new(new Shape(1, 1, 6), scores)];
        Assert.Equal([0, 0, 3, 0, 0, 0, 0, 0, 5], Values(new BoxNonMaximumSuppression(3, 0.5f), inputs));
        Assert.Equal([0, 0, 3, 0, 0, 0, -1, -1, -1], Values(new BoxNonMaximumSuppression(3, 0.5f, 0.4f), inputs));
    }

    [Fact]
    public void Evaluate_BoxesByCentre_OverlapAsTheirCornersDo()
    {
        Tensor[] inputs = [new(new Shape(1, 3, 4), [2, 5, 2, 2, 3, 5, 2, 2, 9, 5, 2, 2]), new(new Shape(1, 1, 3), [1, 2, 3])];

        // The first two share a third of their union.
        Assert.Equal([0, 0, 2, 0, 0, 1, 0, 0, 0], Values(new BoxNonMaximumSuppression(9, 0.34f) { IsCenterSize = true }, inputs));
        Assert.Equal([0, 0, 2, 0, 0, 1, -1, -1, -1], Values(new BoxNonMaximumSuppression(9, 0.33f) { IsCenterSize = true }, inputs));
    }
}
