namespace LiveConv.Microscope.Equivariance;

/// <summary>Brings every plane to where a map says that its pixels come from.</summary>
internal static class Resampler
{
    // So many columns are worked out at once, for all planes.
    private const int Columns = 128;

    public static void Apply(AffineMap source, Planes planes, ReadOnlySpan<float> from, Span<float> to, float fill)
    {
        Span<Sample> samples = stackalloc Sample[Columns];
        for (var y = 0; y < planes.Height; y++)
        for (var first = 0; first < planes.Width; first += Columns)
        {
            var count = Math.Min(Columns, planes.Width - first);
            for (var i = 0; i < count; i++) samples[i] = Sample.At(source.Apply(first + i, y), planes.Width, planes.Height);
            for (var n = 0; n < planes.Batch; n++)
            for (var c = 0; c < planes.Channels; c++)
            {
                var start = planes.Start(n, c);
                for (var i = 0; i < count; i++)
                    to[start + (y * planes.RowStride) + ((first + i) * planes.ColumnStride)] = samples[i].Of(from, start, planes.RowStride, planes.ColumnStride, fill);
            }
        }
    }

    /// <summary>A place between four pixels.</summary>
    /// <param name="X">Column of the left ones; −1 where one that has a weight lies outside.</param>
    /// <param name="Y">Row of the upper ones.</param>
    /// <param name="Right">Weight of the right ones.</param>
    /// <param name="Lower">Weight of the lower ones.</param>
    public readonly record struct Sample(int X, int Y, double Right, double Lower)
    {
        // What rounding in double makes of a whole number is that number.
        private const double Tiny = 1e-9;

        public bool IsOutside => X < 0;

        public static Sample At((double X, double Y) place, int width, int height)
        {
            var (x, y) = (Whole(place.X), Whole(place.Y));
            var (left, top) = (Math.Floor(x), Math.Floor(y));
            var (right, lower) = (x - left, y - top);
            var isOutside = left < 0 || top < 0 || left + (right > 0 ? 1 : 0) > width - 1 || top + (lower > 0 ? 1 : 0) > height - 1;
            return isOutside ? new Sample(-1, -1, 0, 0) : new Sample((int)left, (int)top, right, lower);
        }

        public float Of(ReadOnlySpan<float> plane, int start, int rowStride, int columnStride, float fill)
        {
            if (IsOutside) return fill;
            var index = start + (Y * rowStride) + (X * columnStride);
            if (Right == 0 && Lower == 0) return plane[index];
            var upper = Right == 0 ? plane[index] : Mix(plane[index], plane[index + columnStride], Right);
            if (Lower == 0) return (float)upper;
            index += rowStride;
            return (float)Mix(upper, Right == 0 ? plane[index] : Mix(plane[index], plane[index + columnStride], Right), Lower);
        }

        private static double Mix(double a, double b, double weight) => ((1 - weight) * a) + (weight * b);

        private static double Whole(double value) => Math.Abs(value - Math.Round(value)) < Tiny ? Math.Round(value) : value;
    }
}
