using LiveConv.Cpu;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class Depthwise3x3CpuTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 16)]
    [InlineData(1, 2, 1, 3, 17)]
    [InlineData(2, 1, 2, 5, 31)]
    [InlineData(1, 1, 1, 1, 32)]
    [InlineData(1, 5, 1, 112, 112)]
    [InlineData(2, 3, 2, 13, 33)]
    [InlineData(1, 2, 3, 2, 47)]
    [InlineData(1, 1, 1, 70, 48)]
    [InlineData(3, 1, 1, 6, 1030)]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(int batch, int groups, int outputsOfGroup, int height, int width)
    {
        var op = new Conv2D { Padding = new Padding(1, 1, 1, 1), Groups = groups, Activation = Activation.Relu, HasResidual = true };
        var outputs = groups * outputsOfGroup;
        var random = new Random(width);
        Tensor[] inputs =
        [
            Values(new Shape(batch, groups, height, width), random),
            Values(new Shape(outputs, 1, 3, 3), random),
            Values(new Shape(outputs), random),
            Values(new Shape(batch, outputs, height, width), random),
        ];
        inputs[0].Data[0] = float.NaN;
        inputs[0].Data[^1] = float.PositiveInfinity;
        Check<Float128>(op, inputs);
        Check<Float256>(op, inputs);
        Check<Float512>(op, inputs);
    }

    [Fact]
    public void Suits_OnlyZeroBordersOfOnePixel()
    {
        var op = new Conv2D { Padding = new Padding(1, 1, 1, 1) };
        Shape x = new(1, 1, 9, 16), w = new(1, 1, 3, 3);
        Assert.True(Depthwise3x3Cpu<Float512>.Suits(op, x, w));
        Assert.False(Depthwise3x3Cpu<Float512>.Suits(op, new Shape(1, 1, 9, 15), w));
        Assert.False(Depthwise3x3Cpu<Float512>.Suits(op with { Border = BorderMode.Reflect }, x, w));
        Assert.False(Depthwise3x3Cpu<Float512>.Suits(op with { Padding = new Padding(1, 1, 1, 0) }, x, w));
        Assert.False(Depthwise3x3Cpu<Float512>.Suits(op with { StrideX = 2 }, x, w));
    }

    private static void Check<V>(Conv2D op, Tensor[] inputs)
        where V : struct, IFloatVector<V>
    {
        Assert.True(Depthwise3x3Cpu<V>.Suits(op, inputs[0].Shape, inputs[1].Shape));
        var expected = new ReferenceOutput(op.InferShape([.. inputs.Select(input => input.Shape)]));
        op.Evaluate(inputs, expected);
        var actual = new Tensor(expected.Shape, [.. Enumerable.Repeat(float.NaN, expected.Shape.Count)]);
        var kernel = new Depthwise3x3Cpu<V>(op, inputs, actual);
        var first = kernel.Rows(0) / 3;
        kernel.Run(0, first, kernel.Rows(0));
        for (var row = 0; row < first; row++) kernel.Run(0, row, row + 1);
        var comparison = ErrorBound.Check(actual, expected);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    private static Tensor Values(Shape shape, Random random)
    {
        var values = new Tensor(shape);
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = (random.NextSingle() * 2) - 1;
        return values;
    }
}
