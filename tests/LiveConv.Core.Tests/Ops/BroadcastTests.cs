using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class BroadcastTests
{
    private static readonly Tensor Row = new(new Shape(3), [10, 20, 30]);
    private static readonly Tensor Column = new(new Shape(2, 1), [1, 2]);
    private static readonly Tensor Matrix = new(new Shape(2, 3), [1, 2, 3, 4, 5, 6]);
    private static readonly Tensor Scalar = new(new Shape([]), [100]);

    [Fact]
    public void Evaluate_RowColumnAndScalar_RepeatAlongTheirAxes()
    {
        Assert.Equal([11, 22, 33, 14, 25, 36], Values(new Add(), Matrix, Row));
        Assert.Equal([11, 22, 33, 14, 25, 36], Values(new Add(), Row, Matrix));
        Assert.Equal([2, 3, 4, 6, 7, 8], Values(new Add(), Matrix, Column));
        Assert.Equal([9, 19, 29, 8, 18, 28], Values(new Sub(), Row, Column));
        Assert.Equal([-99, -98, -97, -96, -95, -94], Values(new Sub(), Matrix, Scalar));
        Assert.Equal([99, 98, 97, 96, 95, 94], Values(new Sub(), Scalar, Matrix));
    }

    [Fact]
    public void Evaluate_ChannelsOfAFeatureMap_GetTheirOwnValue()
    {
        var x = new Tensor(new Shape(2, 2, 1, 2), [1, 2, 3, 4, 5, 6, 7, 8]);
        var bias = new Tensor(new Shape(2, 1, 1), [100, 200]);
        Assert.Equal([101, 102, 203, 204, 105, 106, 207, 208], Values(new Add(), x, bias));
    }

    [Fact]
    public void InferShape_TakesTheLargerSizeOfEachAxis()
    {
        Assert.Equal(new Shape(2, 5, 4, 3), new Mul().InferShape([new(2, 1, 4, 1), new(5, 1, 3)]));
        Assert.Equal(new Shape([]), new Mul().InferShape([new([]), new([])]));
        Assert.Equal(new Shape(2, 0), new Mul().InferShape([new(2, 1), new(0)]));
        Assert.Equal("Mul can't broadcast 2×3 with 2: the sizes 3 and 2 meet on axis 1", Refusal(new Mul(), new(2, 3), new(2)));
    }

    [Fact]
    public void InferShape_PReluWithSlopesLargerThanX_IsRefused()
    {
        Assert.Equal(new Shape(1, 3, 5, 7), new PRelu().InferShape([new(1, 3, 5, 7), new(3, 1, 1)]));
        Assert.Equal("PRelu needs slopes that can be broadcast to 3×1×1, not 3×5×7", Refusal(new PRelu(), new(3, 1, 1), new(3, 5, 7)));
    }

    [Fact]
    public void Evaluate_BinaryOps_MatchHandComputed()
    {
        var (a, b) = (new Tensor(new Shape(5), [6, -6, 7, 0, 9]), new Tensor(new Shape(5), [3, 4, -2, 5, 0.5f]));
        Assert.Equal([2, -1.5, -3.5, 0, 18], Values(new Div(), a, b));
        Assert.Equal([216, 1296, 1.0 / 49, 0, 3], Values(new Pow(), a, b));
        Assert.Equal([3, -6, -2, 0, 0.5], Values(new Min(), a, b));
        Assert.Equal([6, -24, 7, 0, 9], Values(new PRelu(), a, b));
        Assert.Equal([double.PositiveInfinity, double.NaN], Values(new Div(), new Tensor(new Shape(2), [1, 0]), new Tensor(new Shape(1), [0])));
        Assert.Equal([double.NaN, -8, 1], Values(new Pow(), new Tensor(new Shape(3), [-2, -2, 0]), new Tensor(new Shape(3), [0.5f, 3, 0])));
    }

    [Fact]
    public void Evaluate_Integers_AreComputedExactly()
    {
        var a = Tensor.OfIntegers(new Shape(2, 2), [7, -7, 9007199254740989, 3]);
        var b = Tensor.OfIntegers(new Shape(2), [2, 5]);
        Assert.Equal([9, -2, 9007199254740991, 8], Values(new Add(), a, b));
        Assert.Equal([5, -12, 9007199254740987, -2], Values(new Sub(), a, b));
        Assert.Equal([3, -1, 4503599627370494, 0], Values(new Div(), a, b));
        Assert.Equal([7, 5, 9007199254740989, 5], Values(new Max(), a, b));
        Assert.Equal([49, -16807, 1, 243], Values(new Pow(), Tensor.OfIntegers(new Shape(2, 2), [7, -7, 1, 3]), b));
        Assert.Equal([0, 1], Values(new Div(), Tensor.OfIntegers(new Shape(2), [5, -1]), Tensor.OfIntegers(new Shape(2), [0, -1])));
    }

    [Fact]
    public void Evaluate_PowOfMixedTypes_HasTheTypeOfTheBase()
    {
        Assert.Equal(ElementType.Int64, new Pow().InferType([ElementType.Int64, ElementType.Float32]));
        Assert.Equal(ElementType.Float32, new Pow().InferType([ElementType.Float32, ElementType.Int64]));
        Assert.Equal([2, 9], Values(new Pow(), Tensor.OfIntegers(new Shape(2), [5, 3]), new Tensor(new Shape(2), [0.5f, 2])));
        Assert.Equal([0.25, 9], Values(new Pow(), new Tensor(new Shape(2), [0.5f, 3]), Tensor.OfIntegers(new Shape(1), [2])));
    }

    [Fact]
    public void InferType_MixedOrTruthValues_AreRefused()
    {
        Assert.Equal("Add takes two inputs of Float32 or of Int64, not Float32 and Int64", TypeRefusal(new Add(), ElementType.Float32, ElementType.Int64));
        Assert.Equal("Magnitude takes two inputs of Float32, not Int64 and Int64", TypeRefusal(new Magnitude(), ElementType.Int64, ElementType.Int64));
        Assert.Equal("Pow takes numbers, not Bool", TypeRefusal(new Pow(), ElementType.Bool, ElementType.Float32));
    }

    private static string TypeRefusal(Op op, params ElementType[] types) => Assert.Throws<ShapeException>(() => op.InferType(types)).Message;
}
