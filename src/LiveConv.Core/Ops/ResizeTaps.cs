namespace LiveConv.Ops;

/// <summary>
/// One axis of a <see cref="Resize"/>, worked out: which pixels each output position reads, and with which weights. All executors
/// read the same table, so that none picks another pixel by rounding.
/// </summary>
/// <param name="Count">Pixels that each output position reads.</param>
/// <param name="Sources">[position · Count + tap]: pixels, clamped to the picture.</param>
/// <param name="Weights">[position · Count + tap]: their weights, which sum up to 1.</param>
/// <param name="Outside">[position]: whether the sample lies outside the picture and takes the extrapolation value.</param>
public sealed record ResizeTaps(int Count, int[] Sources, double[] Weights, bool[] Outside)
{
    /// <summary>The rows that a resize reads.</summary>
    public static ResizeTaps OfRows(Resize op, int size)
    {
        ArgumentNullException.ThrowIfNull(op);
        return Of(op, size, op.Height, op.ScaleY, op.Roi.Top, op.Roi.Bottom);
    }

    /// <summary>The columns that a resize reads.</summary>
    public static ResizeTaps OfColumns(Resize op, int size)
    {
        ArgumentNullException.ThrowIfNull(op);
        return Of(op, size, op.Width, op.ScaleX, op.Roi.Left, op.Roi.Right);
    }

    private static ResizeTaps Of(Resize op, int size, int outputSize, float givenScale, float start, float end)
    {
        var scale = givenScale > 0 ? givenScale : (float)outputSize / size;
        var shrink = op.Antialias ? Math.Min(scale, 1) : 1;
        var (first, count) = op.Mode switch
        {
            ResizeMode.Nearest => (0, 1),
            _ => Support(op.Mode == ResizeMode.Cubic ? 2 : 1, shrink),
        };
        var (sources, weights, outside) = (new int[outputSize * count], new double[outputSize * count], new bool[outputSize]);
        var exact = op.CoordinateMode == CoordinateMode.HalfPixel && givenScale == 0;
        for (var i = 0; i < outputSize; i++)
        {
            var x = Coordinate(op.CoordinateMode, i, scale, size, outputSize, givenScale > 0 ? givenScale * size : outputSize, start, end);
            outside[i] = op.CoordinateMode == CoordinateMode.TfCropAndResize && (x < 0 || x > size - 1);
            if (op.Mode == ResizeMode.Nearest)
            {
                var pixel = exact && op.NearestRounding == NearestRounding.RoundPreferCeil
                    ? Resize.Nearest(i, size, outputSize)
                    : Math.Clamp(Nearest(x, op.NearestRounding), 0, size - 1);
                (sources[i], weights[i]) = (pixel, 1);
                continue;
            }

            var (left, _, fraction) = exact ? Resize.Between(i, size, outputSize) : ((int)Math.Floor(x), 0, x - Math.Floor(x));
            Weigh(op, left, fraction, first, shrink, size, sources.AsSpan(i * count, count), weights.AsSpan(i * count, count));
        }

        return new ResizeTaps(count, sources, weights, outside);
    }

    /// <summary>The first tap from ⌊x⌋, and how many there are: more where an antialiased kernel widens to shrink a picture.</summary>
    private static (int First, int Count) Support(int radius, float shrink)
    {
        var first = (int)Math.Floor(-radius / shrink) + 1;
        return (first, 2 - (2 * first));
    }

    /// <summary>The place in the input, in float32 as ONNX Runtime computes it.</summary>
    private static float Coordinate(CoordinateMode mode, int i, float scale, int size, int outputSize, float scaledSize, float start, float end) => mode switch
    {
        CoordinateMode.Asymmetric => i / scale,
        CoordinateMode.AlignCorners => outputSize == 1 ? 0 : i * (size - 1f) / (scaledSize - 1),
        CoordinateMode.PytorchHalfPixel => outputSize > 1 ? ((i + 0.5f) / scale) - 0.5f : 0,
        CoordinateMode.TfHalfPixelForNn => (i + 0.5f) / scale,
        CoordinateMode.TfCropAndResize => outputSize > 1
            ? (start * (size - 1)) + (i * (end - start) * (size - 1) / (scaledSize - 1))
            : 0.5f * (start + end) * (size - 1),
        CoordinateMode.HalfPixelSymmetric => (size / 2f * (1 - (outputSize / scaledSize))) + ((i + 0.5f) / scale) - 0.5f,
        _ => ((i + 0.5f) / scale) - 0.5f,
    };

    private static int Nearest(float x, NearestRounding rounding) => (int)(rounding switch
    {
        NearestRounding.RoundPreferFloor => Math.Ceiling((double)x - 0.5),
        NearestRounding.RoundPreferCeil => Math.Floor((double)x + 0.5),
        NearestRounding.Floor => Math.Floor(x),
        _ => Math.Ceiling(x),
    });

    private static void Weigh(Resize op, int left, double fraction, int first, float shrink, int size, Span<int> sources, Span<double> weights)
    {
        // Without a wider kernel, linear weights outside the picture go to the edge pixel either way.
        var excludes = op.ExcludeOutside && (op.Mode == ResizeMode.Cubic || op.Antialias);
        double sum = 0;
        for (var tap = 0; tap < sources.Length; tap++)
        {
            var pixel = left + first + tap;
            var distance = (first + tap - fraction) * shrink;
            sources[tap] = Math.Clamp(pixel, 0, size - 1);
            weights[tap] = excludes && pixel != sources[tap] ? 0 : op.Mode == ResizeMode.Cubic ? Cubic(distance, op.CubicCoefficient) : Math.Max(0, 1 - Math.Abs(distance));
            sum += weights[tap];
        }

        if (sum == 0 || (!excludes && !op.Antialias)) return;
        foreach (ref var weight in weights) weight /= sum;
    }

    /// <summary>R. Keys, Cubic convolution interpolation for digital image processing (1981).</summary>
    private static double Cubic(double x, double a)
    {
        x = Math.Abs(x);
        if (x >= 2) return 0;
        return x <= 1
            ? ((((a + 2) * x) - (a + 3)) * x * x) + 1
            : (((((x - 5) * x) + 8) * x) - 4) * a;
    }
}
