using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>Rows of whole vectors, wide enough that convolutions read them where they are.</summary>
public class ConvRowsInPlaceTests
{
    public static TheoryData<int, int, int, BorderMode> Kernels
    {
        get
        {
            var data = new TheoryData<int, int, int, BorderMode>();
            foreach (var bits in new[] { 128, 256, 512 })
            {
                foreach (var border in new[] { BorderMode.Zero, BorderMode.Replicate, BorderMode.Reflect })
                    foreach (var (height, width) in new[] { (3, 3), (5, 5), (1, 7), (7, 1), (2, 3), (4, 5), (15, 15) }) data.Add(bits, height, width, border);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Run_RowsOfWholeVectors_IsWithinTheBound(int bits, int height, int width, BorderMode border)
    {
        var op = new Conv2D { Padding = Padding.Same(height, width), Border = border };
        Check(bits, op, new Shape(2, 1, 37, 160), new Shape(1, 1, height, width));
        Check(bits, op with { Flip = true }, new Shape(1, 2, 13, 128), new Shape(3, 2, height, width));
        Check(bits, op with { Groups = 3, Activation = Activation.Relu }, new Shape(1, 3, 5, 192), new Shape(3, 1, height, width));
    }

    [Fact]
    public void Run_OneSidedWindows_IsWithinTheBound() => Check(
        512, new Conv2D { Padding = new Padding(0, 4, 2, 0), Border = BorderMode.Replicate }, new Shape(1, 1, 11, 160), new Shape(1, 1, 3, 5));

    private static void Check(int bits, Conv2D op, Shape picture, Shape kernel)
    {
        var random = new Random(kernel.Count + picture.H);
        Tensor[] inputs = [Values(picture, random), Values(kernel, random)];
        Shape[] shapes = [picture, kernel];
        var expected = new ReferenceOutput(op.InferShape(shapes));
        op.Evaluate(inputs, expected);
        var layer = bits switch
        {
            128 => RowLayers.Create<Float128>(op, shapes, inputs, expected.Shape),
            256 => RowLayers.Create<Float256>(op, shapes, inputs, expected.Shape),
            _ => RowLayers.Create<Float512>(op, shapes, inputs, expected.Shape),
        } ?? new ConvRows<Float256>(op, inputs[1], null);
        var actual = new Tensor(expected.Shape, [.. Enumerable.Repeat(float.NaN, expected.Shape.Count)]);
        var chain = RowChainBuilder.Single(layer, [inputs[0]], actual);
        for (var row = 0; row < chain.Rows(0); row++) chain.Run(0, row, row + 1);
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
