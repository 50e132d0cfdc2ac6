using LiveConv.Ops;
using LiveConv.Tensors;
using static LiveConv.Core.Tests.Ops.Evaluate;

namespace LiveConv.Core.Tests.Ops;

public class ComparisonTests
{
    [Fact]
    public void Evaluate_Comparisons_HoldWhereTheyShould()
    {
        var (a, b) = (new Tensor(new Shape(4), [1, 2, 3, float.NaN]), new Tensor(new Shape(1), [2]));
        Assert.Equal([0, 1, 0, 0], Values(new Equal(), a, b));
        Assert.Equal([0, 0, 1, 0], Values(new Greater(), a, b));
        Assert.Equal([1, 0, 0, 0], Values(new Less(), a, b));
        Assert.Equal([0, 1, 1, 0], Values(new GreaterOrEqual(), a, b));
        Assert.Equal([1, 1, 0, 0], Values(new LessOrEqual(), a, b));
    }

    [Fact]
    public void Evaluate_IntegersBeyondDouble_AreToldApart()
    {
        var (a, b) = (Tensor.OfIntegers(new Shape(2), [long.MaxValue, long.MinValue]), Tensor.OfIntegers(new Shape(2), [long.MaxValue - 1, long.MaxValue]));
        Assert.Equal([0, 0], Values(new Equal(), a, b));
        Assert.Equal([1, 0], Values(new Greater(), a, b));
        Assert.Equal([0, 1], Values(new LessOrEqual(), a, b));
    }

    [Fact]
    public void Evaluate_Subnormals_MayCountAsZero()
    {
        var (small, zero) = (new Tensor(new Shape(1), [1e-40f]), new Tensor(new Shape(1), [0]));
        Assert.Equal(1, Output(new Equal(), small, zero).Bounds[0]);
        Assert.Equal(0, Output(new GreaterOrEqual(), small, zero).Bounds[0]);
        Assert.Equal(0, Output(new Equal(), zero, zero).Bounds[0]);
    }

    [Fact]
    public void Evaluate_Logic_FollowsTheTruthTable()
    {
        var (a, b) = (Truth(0, 0, 1, 1), Truth(0, 1, 0, 1));
        Assert.Equal([0, 0, 0, 1], Values(new And(), a, b));
        Assert.Equal([0, 1, 1, 1], Values(new Or(), a, b));
        Assert.Equal([0, 1, 1, 0], Values(new Xor(), a, b));
        Assert.Equal([1, 0, 0, 1], Values(new Equal(), a, b));
    }

    [Fact]
    public void Evaluate_Where_ChoosesWithBroadcasting()
    {
        var condition = new Tensor(new Shape(2, 1), [1, 0], ElementType.Bool);
        var (x, y) = (new Tensor(new Shape(3), [1, 2, 3]), new Tensor(new Shape([]), [-1]));
        Assert.Equal([1, 2, 3, -1, -1, -1], Values(new Where(), condition, x, y));
        Assert.Equal([5, 8], Values(new Where(), Truth(1, 0), Tensor.OfIntegers(new Shape(2), [5, 6]), Tensor.OfIntegers(new Shape(2), [7, 8])));
    }

    [Fact]
    public void InferType_OfComparisons_IsBool()
    {
        Assert.Equal(ElementType.Bool, new Less().InferType([ElementType.Int64, ElementType.Int64]));
        Assert.Equal("Less compares two inputs of one type, not Bool and Bool", Refused(new Less(), ElementType.Bool, ElementType.Bool));
        Assert.Equal("And takes truth values, not Float32 and Bool", Refused(new And(), ElementType.Float32, ElementType.Bool));
        Assert.Equal("Where needs truth values as its condition, not Float32", Refused(new Where(), ElementType.Float32, ElementType.Bool, ElementType.Bool));
    }

    [Fact]
    public void Evaluate_ArgMaxAndArgMin_FindThePlace()
    {
        var x = new Tensor(new Shape(2, 3), [4, 9, 9, -1, -5, -5]);
        Assert.Equal([1, 0], Values(new ArgMax(1), x));
        Assert.Equal([2, 0], Values(new ArgMax(1, LastIndex: true), x));
        Assert.Equal([0, 0, 0], Values(new ArgMax(0), x));
        Assert.Equal([0, 1], Values(new ArgMin(1), x));
        Assert.Equal([0, 2], Values(new ArgMin(1, LastIndex: true), x));
        Assert.Equal([1], Values(new ArgMax(0), new Tensor(new Shape(3), [1, float.NaN, 9])));
        Assert.Equal(new Shape(2), new ArgMax(1, KeepDims: false).InferShape([x.Shape]));
        Assert.Equal(new Shape(1, 3), new ArgMin(0).InferShape([x.Shape]));
        Assert.Equal(ElementType.Int64, new ArgMax(0).InferType([ElementType.Float32]));
        Assert.Equal("ArgMax finds nothing along axis 1 of 2×0", Refusal(new ArgMax(1), new Shape(2, 0)));
    }

    [Fact]
    public void Evaluate_Mod_HasTheSignOfItsKind()
    {
        var (a, b) = (new Tensor(new Shape(4), [7, -7, 7, -7]), new Tensor(new Shape(4), [4, 4, -4, -4]));
        Assert.Equal([3, 1, -1, -3], Values(new Mod(), a, b));
        Assert.Equal([3, -3, 3, -3], Values(new Mod(true), a, b));
        Assert.Equal([3, 1, -1, -3, 0], Values(new Mod(), Tensor.OfIntegers(new Shape(5), [7, -7, 7, -7, 7]), Tensor.OfIntegers(new Shape(5), [4, 4, -4, -4, 0])));
    }

    private static string Refused(Op op, params ElementType[] types) => Assert.Throws<ShapeException>(() => op.InferType(types)).Message;

    private static Tensor Truth(params float[] values) => new(new Shape(values.Length), values, ElementType.Bool);
}
