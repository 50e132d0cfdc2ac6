using LiveConv.Host.Microscope.Maps;
using Xunit;

namespace LiveConv.Host.Tests.Microscope.Maps;

public sealed class ContourTests
{
    [Fact]
    public void Trace_ACone_GivesAClosedCircle()
    {
        const int Columns = 41, Rows = 37;
        var map = new float[Columns * Rows];
        for (var i = 0; i < map.Length; i++) map[i] = 20 - MathF.Sqrt(Square(i % Columns - 19.3f) + Square(i / Columns - 17.6f));
        var pieces = new List<ContourPiece>();
        Contour.Trace(map, Columns, Rows, 9, pieces);

        Assert.All(pieces, piece => Assert.Equal(11, MathF.Sqrt(Square(piece.X0 - 19.3f) + Square(piece.Y0 - 17.6f)), 0.05f));
        var ends = pieces.SelectMany(piece => new[] { (piece.X0, piece.Y0), (piece.X1, piece.Y1) }).GroupBy(end => end);
        Assert.All(ends, end => Assert.Equal(2, end.Count()));
        Assert.InRange(pieces.Sum(piece => MathF.Sqrt(Square(piece.X1 - piece.X0) + Square(piece.Y1 - piece.Y0))), 2 * MathF.PI * 11 * 0.99f, 2 * MathF.PI * 11);
    }

    [Fact]
    public void Trace_ARamp_CrossesBetweenTheValues()
    {
        var pieces = new List<ContourPiece>();
        Contour.Trace([0, 1, 2, 0, 1, 2], 3, 2, 0.25f, pieces);

        var piece = Assert.Single(pieces);
        Assert.Equal((0.25f, 0.25f), (piece.X0, piece.X1));
        Assert.Equal([0, 1], new[] { piece.Y0, piece.Y1 }.Order());
    }

    [Theory]
    [InlineData(0.4f, true)]
    [InlineData(0.6f, false)]
    public void Trace_ASaddle_JoinsTheCornersThatTheMeanSays(float level, bool isJoined)
    {
        var pieces = new List<ContourPiece>();
        Contour.Trace([1, 0, 0, 1], 2, 2, level, pieces);

        // The upper left corner is one of those above: cut off by a line of its own only where they aren't joined.
        Assert.Equal(2, pieces.Count);
        Assert.Equal(!isJoined, pieces.Any(piece => piece.X0 + piece.X1 < 1 && piece.Y0 + piece.Y1 < 1));
    }

    [Fact]
    public void Trace_AFlatMapAtItsValue_GivesNothing()
    {
        var pieces = new List<ContourPiece>();
        Contour.Trace([1, 1, 1, 1, 1, 1], 3, 2, 1, pieces);

        Assert.Empty(pieces);
    }

    private static float Square(float value) => value * value;
}
