using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Output;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Maps;

public sealed class MapPainterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Paint_AtItsOwnSize_GivesEachValueItsColour(bool isSigned)
    {
        const int Columns = 37, Rows = 5;
        var (random, range) = (new Random(3), new ColorRange(2, isSigned));
        var plane = new float[Columns * Rows];
        for (var i = 0; i < plane.Length; i++) plane[i] = (random.NextSingle() * 5) - 2.5f;
        var bitmap = new Bitmap(Columns + 3, Rows + 2);
        new MapPainter().Paint(plane, Columns, Rows, bitmap, new Box(2, 1, Columns, Rows), range);

        for (var y = 0; y < Rows; y++)
        for (var x = 0; x < Columns; x++)
        {
            var value = plane[(y * Columns) + x];
            var (r, g, b) = isSigned ? ColorMap.Signed(value / 2) : ColorMap.Unsigned(value / 2);
            Assert.Equal(0xFF000000 | ((uint)b << 16) | ((uint)g << 8) | r, bitmap.Pixels[((y + 1) * bitmap.Width) + x + 2]);
        }

        Assert.Equal(0u, bitmap.Pixels[0]);
        Assert.Equal(0u, bitmap.Pixels[(2 * bitmap.Width) + 1]);
    }

    [Theory]
    [InlineData(53, 31, 7, 5)]
    [InlineData(112, 112, 70, 70)]
    [InlineData(9, 4, 9, 3)]
    [InlineData(1, 17, 1, 2)]
    public void Reduce_ToLess_GivesTheMeansOfBlocks(int columns, int rows, int width, int height)
    {
        var random = new Random(columns);
        var plane = new float[columns * rows];
        for (var i = 0; i < plane.Length; i++) plane[i] = random.NextSingle() - 0.5f;
        var result = new float[width * height];
        new MapPainter().Reduce(plane, columns, rows, width, height, result);

        var (sums, counts) = (new double[result.Length], new int[result.Length]);
        for (var y = 0; y < rows; y++)
        for (var x = 0; x < columns; x++)
        {
            // The last block that begins at or before the value.
            var (bx, by) = (((x + 1) * width - 1) / columns, ((y + 1) * height - 1) / rows);
            sums[(by * width) + bx] += plane[(y * columns) + x];
            counts[(by * width) + bx]++;
        }

        for (var i = 0; i < result.Length; i++) Assert.Equal(sums[i] / counts[i], result[i], 1e-6);
    }

    [Fact]
    public void Reduce_ToMore_RepeatsValues()
    {
        var result = new float[5 * 2];
        new MapPainter().Reduce([1, 2], 2, 1, 5, 2, result);

        Assert.Equal([1, 1, 1, 2, 2, 1, 1, 1, 2, 2], result);
    }

    [Fact]
    public void Paint_ValuesThatAreNoNumbers_StandOut()
    {
        float[] plane = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, float.NaN, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, float.NaN];
        var bitmap = new Bitmap(plane.Length, 1);
        new MapPainter().Paint(plane, plane.Length, 1, bitmap, new Box(0, 0, plane.Length, 1), new ColorRange(1, IsSigned: false));
        var table = ColorMap.Table(diverging: false);

        Assert.Equal([ColorMap.NotANumber, table[256], table[0], table[0], ColorMap.NotANumber], bitmap.Pixels[..5].ToArray());
        Assert.Equal(ColorMap.NotANumber, bitmap.Pixels[17]);
    }

    [Fact]
    public void Paint_AsAVeil_IsTransparentAtZero()
    {
        var bitmap = new Bitmap(3, 1);
        new MapPainter().Paint([-1, 0, 1], 3, 1, bitmap, new Box(0, 0, 3, 1), new ColorRange(1, IsSigned: true), veil: true);

        Assert.Equal([255u, 0u, 255u], bitmap.Pixels.ToArray().Select(pixel => pixel >> 24));
    }

    [Theory]
    [InlineData(-2, 1, true, 2)]
    [InlineData(-2, 1, false, 1)]
    [InlineData(-3, -1, false, 0)]
    [InlineData(0, float.PositiveInfinity, false, float.MaxValue)]
    public void Of_TwoEnds_HoldsThem(float least, float most, bool isSigned, float largest) =>
        Assert.Equal(new ColorRange(largest, isSigned), ColorRange.Of(least, most, isSigned));
}
