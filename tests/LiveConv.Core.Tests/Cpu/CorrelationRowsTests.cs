using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class CorrelationRowsTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Run_FlatWindowsBesideOthers_AreExactlyZero(int bits)
    {
        // Bands of columns of one value each, whose squares aren't exact in float, and one pixel that is off by one unit in the last place.
        const float Value = 0.3f;
        var (shape, template) = (new Shape(1, 1, 23, 149), Values.Uniform(new(1, 1, 5, 7), 1, 0, 1));
        var x = new Tensor(shape, [.. Enumerable.Range(0, shape.Count).Select(i => Value + (0.1f * (i % shape.W / 15)))]);
        x[0, 0, 11, 73] = MathF.BitIncrement(x[0, 0, 11, 73]);
        var actual = Compute(x, template, bits);
        var flat = 0;
        for (var y = 0; y < shape.H; y++)
        {
            for (var column = 0; column < shape.W; column++)
            {
                var window = Enumerable.Range(0, 35).Select(k => x[0, 0, Math.Clamp(y - 2 + (k / 7), 0, 22), Math.Clamp(column - 3 + (k % 7), 0, 148)]).ToArray();
                var isFlat = window.All(value => value == window[0]);
                flat += isFlat ? 1 : 0;
                Assert.Equal(isFlat, actual[0, 0, y, column] == 0);
            }
        }

        Assert.InRange(flat, shape.Count / 4, shape.Count * 3 / 4);
    }

    [Theory]
    [InlineData(128, 1e30f)]
    [InlineData(256, 1e30f)]
    [InlineData(512, 1e30f)]
    [InlineData(512, 1e-30f)]
    public void Run_SquaresBeyondFloats_StaysWithinTheBound(int bits, float magnitude)
    {
        var (x, template) = (Values.Uniform(new(1, 1, 13, 67), 3, 0, magnitude), Values.Uniform(new(1, 1, 5, 7), 4, 0, 1));
        var op = new NormalizedCrossCorrelation(Math.Max(magnitude * magnitude * 1e-6f, float.Epsilon) is var epsilon && float.IsFinite(epsilon) ? epsilon : 1);
        var reference = new ReferenceOutput(x.Shape);
        op.Evaluate([x, template], reference);
        var comparison = ErrorBound.Check(Compute(x, template, bits, op), reference);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(9, 9)]
    [InlineData(64, 37)]
    [InlineData(3, 255)]
    public unsafe void Sums_OfWholeNumbers_AreThoseOfTheirWindowsAlone(int height, int width)
    {
        const int Outputs = 24, Count = 5;
        var columns = Outputs + width + (2 * Double256.Count);
        var rows = stackalloc float*[height + Count - 1];
        var memory = new float[(height + Count - 1) * columns];
        for (var i = 0; i < memory.Length; i++) memory[i] = (i * 7919 % 251) - 100;
        var (down, along) = (new double[Count * columns], new double[columns]);
        fixed (float* first = memory)
        fixed (double* sums = down, result = along)
        {
            for (var i = 0; i < height + Count - 1; i++) rows[i] = first + (i * columns);
            WindowSums<Double256>.Down<ValueTerm<Double256>>(rows, height, Count, sums, columns, Outputs + width - 1);
            for (var y = 0; y < Count; y++)
            {
                WindowSums<Double256>.Along(sums + (y * columns), width, result, Outputs);
                for (var x = 0; x < Outputs; x++)
                {
                    double expected = 0;
                    for (var p = 0; p < height; p++)
                        for (var q = 0; q < width; q++) expected += memory[((y + p) * columns) + x + q];
                    Assert.Equal(expected, result[x]);
                }
            }
        }
    }

    private static Tensor Compute(Tensor x, Tensor template, int bits, NormalizedCrossCorrelation? given = null)
    {
        var op = given ?? new NormalizedCrossCorrelation();
        RowLayer layer = bits switch
        {
            128 => new CorrelationRows<Double128>(op, template),
            256 => new CorrelationRows<Double256>(op, template),
            _ => new CorrelationRows<Double512>(op, template),
        };
        var actual = new Tensor(x.Shape);
        var chain = RowChainBuilder.Single(layer, [x], actual);
        chain.Run(0, 0, chain.Rows(0));
        return actual;
    }
}
