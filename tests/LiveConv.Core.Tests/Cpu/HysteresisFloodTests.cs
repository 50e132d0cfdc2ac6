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

    [Theory]
    [InlineData(131, 203)]
    [InlineData(203, 131)]
    [InlineData(67, 515)]
    public void Run_SpiralFromEitherEnd_IsMarkedToTheOther(int height, int width)
    {
        var path = Spiral(height, width);
        foreach (var start in new[] { path[0], path[^1] })
        {
            var x = new Tensor(new Shape(1, 1, height, width));
            foreach (var (row, column) in path) x[0, 0, row, column] = 2;
            x[0, 0, start.Row, start.Column] = 3;
            Check(x);
        }
    }

    [Theory]
    [InlineData(150, 261)]
    [InlineData(71, 1031)]
    public void Run_TeethAndDiagonals_OnlyThoseOfTheStrongPixelAreMarked(int height, int width)
    {
        // Zigzags of single pixels that touch by their corners, three columns from one to the next; every other one is joined to the next at one end.
        var x = new Tensor(new Shape(2, 1, height, width));
        for (var n = 0; n < 2; n++)
        for (var row = 0; row < height; row++)
        for (var column = 0; column < width; column++)
        {
            var isJoint = column % 3 == 2 && column % 9 != 8 && row == (column % 2 == 0 ? 0 : height - 1);
            x[n, 0, row, column] = isJoint || column % 3 == row % 2 ? 2 : 0;
        }

        x[0, 0, height / 2, height / 2 % 2] = x[1, 0, height - 1, (width / 3 * 3) - 3 + ((height - 1) % 2)] = 3;
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

    /// <summary>The places of a path that turns inwards, one pixel wide, with one pixel between its rounds.</summary>
    private static List<(int Row, int Column)> Spiral(int height, int width)
    {
        var path = new List<(int Row, int Column)>();
        var taken = new HashSet<(int, int)>();
        var (row, column, down, right) = (0, 0, 0, 1);
        for (var turns = 0; turns < 2;)
        {
            if (taken.Add((row, column))) path.Add((row, column));
            var (next, beyond) = ((Row: row + down, Column: column + right), (row + (2 * down), column + (2 * right)));
            if (next.Row >= 0 && next.Row < height && next.Column >= 0 && next.Column < width && !taken.Contains(next) && !taken.Contains(beyond))
                (row, column, turns) = (next.Row, next.Column, 0);
            else (down, right, turns) = (right, -down, turns + 1);
        }

        return path;
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
