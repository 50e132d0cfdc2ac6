namespace LiveConv.Host.Microscope.Maps;

/// <summary>
/// The lines along which a map, linear between its values, has one value: marching squares (Lorensen and Cline 1987 in two dimensions). Where two lines
/// cross a square, the mean of its corners says which corners belong together.
/// </summary>
internal static class Contour
{
    /// <param name="map">rows × columns values.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="level">The value.</param>
    /// <param name="pieces">Takes the lines in addition to what it holds.</param>
    public static void Trace(ReadOnlySpan<float> map, int columns, int rows, float level, List<ContourPiece> pieces)
    {
        for (var y = 0; y < rows - 1; y++)
        {
            var upper = map.Slice(y * columns, columns);
            var lower = map.Slice((y + 1) * columns, columns);
            for (var x = 0; x < columns - 1; x++)
            {
                var (a, b, c, d) = (upper[x], upper[x + 1], lower[x + 1], lower[x]);
                var above = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
                if (above is 0 or 15) continue;

                // Where the line crosses the square's top, right, bottom and left.
                var (top, right) = ((x + Part(a, b, level), (float)y), (x + 1f, y + Part(b, c, level)));
                var (bottom, left) = ((x + Part(d, c, level), y + 1f), ((float)x, y + Part(a, d, level)));
                if (above is 5 or 10)
                {
                    var isMiddleAbove = (a + b + c + d) / 4 > level;
                    var (first, second) = isMiddleAbove == (above == 5) ? (right, left) : (left, right);
                    Add(top, first);
                    Add(bottom, second);
                    continue;
                }

                switch (above)
                {
                    case 1 or 14: Add(left, top); break;
                    case 2 or 13: Add(top, right); break;
                    case 4 or 11: Add(right, bottom); break;
                    case 8 or 7: Add(bottom, left); break;
                    case 3 or 12: Add(left, right); break;
                    default: Add(top, bottom); break;
                }
            }
        }

        void Add((float X, float Y) from, (float X, float Y) to) => pieces.Add(new ContourPiece(from.X, from.Y, to.X, to.Y));
    }

    private static float Part(float from, float to, float level) => from == to ? 0.5f : Math.Clamp((level - from) / (to - from), 0, 1);
}
