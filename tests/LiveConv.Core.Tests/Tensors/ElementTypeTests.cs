using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Tensors;

public class ElementTypeTests
{
    private const long Large = (1L << 53) - 1;

    [Fact]
    public void Value_OfWholeNumbers_IsExactBeyondFloat32()
    {
        var tensor = Tensor.OfIntegers(new Shape(2), [Large, -3]);
        Assert.Equal(ElementType.Int64, tensor.Type);
        Assert.Equal(Large, tensor.Value(0));
        Assert.Empty(tensor.Data);
    }

    [Fact]
    public void CopyTo_WholeNumbers_KeepsEveryDigit()
    {
        var output = new ReferenceOutput(new Shape(2));
        output.SetExact(0, Large);
        output.SetExact(1, -7);
        var tensor = new Tensor(new Shape(2), ElementType.Int64);
        output.CopyTo(tensor);
        Assert.Equal([Large, -7], tensor.Integers);
    }

    [Fact]
    public void Check_WholeNumberOffByOne_IsOutside()
    {
        var output = new ReferenceOutput(new Shape(2));
        output.SetExact(0, Large);
        output.SetExact(1, 5);
        var comparison = ErrorBound.Check(Tensor.OfIntegers(new Shape(2), [Large - 1, 5]), output);
        Assert.Equal(1, comparison.OutsideBound);
        Assert.Equal(0, comparison.FirstMismatch!.Value.Index);
    }

    [Fact]
    public void Add_OpOnTypesThatItDoesNotTake_NamesLayerAndType()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 3, 5), ElementType.Int64);
        var message = Assert.Throws<ShapeException>(() => builder.Add("y", new MaxPool2D(), x)).Message;
        Assert.Equal("layer 'y' (MaxPool2D): MaxPool2D needs Float32 inputs, not Int64", message);
    }

    [Fact]
    public void CopyFrom_AnotherType_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Tensor(new Shape(1), ElementType.Bool).CopyFrom(new Tensor(new Shape(1))));
}
