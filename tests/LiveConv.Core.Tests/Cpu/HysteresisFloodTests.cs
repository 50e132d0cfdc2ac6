using LiveConv.Cpu;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Cpu;

/// <summary>Marks that spread across words, vectors of words, and the seams between the bands that threads share.</summary>
public class HysteresisFloodTests
{
    private static readonly Hysteresis Op = new(1, 2);

    [Theory]
    [InlineData(150, 333, 0.55)]
    [InlineData(131, 1300, 0.42)]
    [InlineData(150, 333, 0.35)]
    [InlineData(33, 64, 0.6)]
    [InlineData(1, 700, 0.9)]
    [InlineData(700, 1, 0.9)]
    public void Run_RandomPixels_MarksThoseOfTheReference(int height, int width, double weak)
    {
        var random = new Random(height);
        Check(new Tensor(new Shape(2, 2, height, width), [.. Enumerable.Range(0, 4 * height * width).Select(_ => random.NextDouble() switch
        {
            var value when value < 0.002 => 3f,
            var value when value < weak => 2f,
            _ => 0.5f,
        })]));
    }

    [Theory]
    [InlineData(97, 203)]
    [InlineData(203, 97)]
    public void Run_OneLongPathOfColumns_IsMarkedToItsEnd(int height, int width)
    {
        var x = new Tensor(new Shape(1, 1, height, width));
        for (var row = 0; row < height; row++)
        for (var column = 0; column < width; column++)
            x[0, 0, row, column] = column % 2 == 0 || row == (column % 4 == 1 ? height - 1 : 0) ? 2 : 0;
        x[0, 0, height / 2, 0] = 3;
        Check(x);
    }

    [Fact]
    public void Run_AgainWithFewerPixels_ForgetsTheOldOnes()
    {
        var x = new Tensor(new Shape(1, 1, 70, 90));
        x.Values.Fill(2);
        x[0, 0, 35, 45] = 3;
        var y = new Tensor(x.Shape);
        var kernel = new HysteresisCpu(Op, [x], y);
        Run(kernel);
        Assert.Equal(-1, y.Data.AsSpan().IndexOfAnyExcept(1f));
        x[0, 0, 35, 45] = 0;
        Run(kernel);
        Assert.Equal(-1, y.Data.AsSpan().IndexOfAnyExcept(0f));
    }

    private static void Check(Tensor x)
    {
        var expected = new ReferenceOutput(x.Shape);
        Op.Evaluate([x], expected);
        var actual = new Tensor(x.Shape);
        var kernel = new HysteresisCpu(Op, [x], actual);
        Run(kernel);
        Assert.Equal(expected.Values.Select(value => (float)value), actual.Data);
    }

    /// <summary>Each piece by itself, the last one first, as threads might.</summary>
    private static void Run(HysteresisCpu kernel)
    {
        for (var phase = 0; phase < kernel.Phases; phase++)
            for (var row = kernel.Rows(phase) - 1; row >= 0; row--) kernel.Run(phase, row, row + 1);
    }
}
