using LiveConv.Benchmarks.Measuring;
using Xunit;

namespace LiveConv.Benchmarks.Tests;

public sealed class PlainCopyTests
{
    [Theory]
    [InlineData(70_001, 70_001, 2)]
    [InlineData(70_001, 150_007, 2)]
    [InlineData(150_007, 70_001, 1)]
    [InlineData(1, 20_000, 1)]
    public void Run_AnySizes_ReadsAllOfTheInputAndWritesAllOfTheOutput(int input, int output, int threads)
    {
        using var copy = new PlainCopy(input, output, threads);
        for (var i = 0; i < input; i++) copy.Input[i] = i + 1;

        copy.Run();

        // Of a longer input the last values that fall on a place remain, or those before where another thread was later.
        for (var i = 0; i < output; i++)
            if (input <= output) Assert.Equal((i % input) + 1, copy.Output[i]);
            else Assert.Equal(i, (copy.Output[i] - 1) % output);
    }

    [Fact]
    public void ToRow_WithACopy_SaysItAndItsPartOfThePeersTime()
    {
        var row = new Comparison("work", 1, 0.2, 0.5, Target.Ratio(0.2, 0.5, 0.5)) { Copy = 0.125 }.ToRow();

        Assert.Equal(["work", "1", "0.200", "0.500", "0.40", "0.125 (0.25)", "≤ 0.50 ✓"], row.Cells);
        Assert.Equal(row.Cells.Count, Comparison.Columns("peer", copies: true).Count);
        Assert.Equal(6, new Comparison("work", 1, 1, 2).ToRow().Cells.Count);
    }
}
