using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Scales every channel to Height×Width. By default pixel centres lie at half-integers (OpenCV's INTER_LINEAR, ONNX half_pixel),
/// and their places are computed in integers, so that no executor picks another pixel by rounding:
/// nearest = ⌊(2·i + 1)·in / (2·out)⌋; bilinear: p = (2·i + 1)·in − out, i₀ = ⌊p / (2·out)⌋, f = (p mod 2·out) / (2·out),
/// (1 − f)·x[i₀] + f·x[i₀ + 1] with both places clamped to the picture, over rows and columns.
/// All other coordinates go through <see cref="ResizeTaps"/>: y = Σ_p Σ_q v[p]·w[q]·x[p, q] over few rows and columns.
/// Input: N×C×H×W. Output: N×C×Height×Width.
/// </summary>
/// <remarks>
/// Bound of bilinear: f is a division (2.5 ULP ≤ 5u). A linear step a + f·(b − a), or (1 − f)·a + f·b, is then off by
/// at most (2 + 10 + 2 + 1)·u·A, A the largest magnitude of its pixels: the difference, the error of f on a difference
/// of up to 2A, the product, the sum. Two steps follow each other: 30u·A. Four products of weights stay below that too:
/// weights 2·(5 + 6)u + u, sum of four products 6u. Where a sample hits a pixel, f is exactly 0 and the result is that pixel.
/// Bound of other sums of n taps: n products of a value and two weights, each rounded to float32: four roundings more.
/// </remarks>
/// <param name="Height">Rows of the output, at least 1.</param>
/// <param name="Width">Columns of the output, at least 1.</param>
/// <param name="Mode">Nearest, bilinear or cubic.</param>
public sealed record Resize(int Height, int Width, ResizeMode Mode) : Op
{
    public override string Name => nameof(Resize);

    public CoordinateMode CoordinateMode { get; init; }

    /// <summary>Which pixel <see cref="ResizeMode.Nearest"/> takes between two.</summary>
    public NearestRounding NearestRounding { get; init; } = NearestRounding.RoundPreferCeil;

    /// <summary>Output rows per input row, where that isn't the quotient of the sizes; 0 takes the quotient.</summary>
    public float ScaleY { get; init; }

    /// <summary>Output columns per input column, where that isn't the quotient of the sizes; 0 takes the quotient.</summary>
    public float ScaleX { get; init; }

    /// <summary>The parameter of <see cref="ResizeMode.Cubic"/>: −0.75 in PyTorch and OpenCV, −0.5 in TensorFlow.</summary>
    public float CubicCoefficient { get; init; } = -0.75f;

    /// <summary>Gives pixels outside the picture no weight instead of replicating the edge.</summary>
    public bool ExcludeOutside { get; init; }

    /// <summary>Widens the kernel where the picture shrinks, so that every pixel has a share.</summary>
    public bool Antialias { get; init; }

    /// <summary>What <see cref="CoordinateMode.TfCropAndResize"/> shows.</summary>
    public Region Roi { get; init; } = Region.Whole;

    /// <summary>What <see cref="CoordinateMode.TfCropAndResize"/> shows outside the picture.</summary>
    public float ExtrapolationValue { get; init; }

    /// <summary>Whether the places follow the default formulas, in integers.</summary>
    public bool IsHalfPixel => CoordinateMode == CoordinateMode.HalfPixel
        && ScaleY == 0 && ScaleX == 0 && !Antialias
        && (Mode == ResizeMode.Bilinear || (Mode == ResizeMode.Nearest && NearestRounding == NearestRounding.RoundPreferCeil));

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (Height < 1 || Width < 1) throw new ShapeException($"{Name} to {Width}×{Height} pixels isn't possible; width and height must be at least 1");
        if (inputs[0].H < 1 || inputs[0].W < 1) throw new ShapeException($"{Name} needs a picture, but the input {inputs[0]} has no pixels");
        if (ScaleY < 0 || ScaleX < 0 || !float.IsFinite(ScaleY + ScaleX)) throw new ShapeException($"{Name} by {ScaleX}×{ScaleY} isn't possible; scales must be positive");
        return new Shape(inputs[0].N, inputs[0].C, Height, Width);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var (rows, columns) = (ResizeTaps.OfRows(this, x.Shape.H), ResizeTaps.OfColumns(this, x.Shape.W));
        var index = 0;
        for (var n = 0; n < x.Shape.N; n++)
        for (var c = 0; c < x.Shape.C; c++)
        for (var i = 0; i < Height; i++)
        for (var j = 0; j < Width; j++)
        {
            if (rows.Outside[i] || columns.Outside[j]) output.SetExact(index++, ExtrapolationValue);
            else if (Mode == ResizeMode.Nearest) output.SetExact(index++, x[n, c, rows.Sources[i], columns.Sources[j]]);
            else Interpolate(x, n, c, i, j, rows, columns, output, index++);
        }
    }

    /// <summary>The source pixel of output pixel <paramref name="position"/> by nearest neighbour.</summary>
    public static int Nearest(int position, int size, int outputSize) => (int)(((2L * position) + 1) * size / (2L * outputSize));

    /// <summary>The two source pixels around output pixel <paramref name="position"/>, clamped, and the weight of the second.</summary>
    public static (int First, int Second, double Fraction) Neighbours(int position, int size, int outputSize)
    {
        var (first, second, fraction) = Between(position, size, outputSize);
        return (Math.Clamp(first, 0, size - 1), Math.Clamp(second, 0, size - 1), fraction);
    }

    /// <summary>The same, not clamped to the picture.</summary>
    internal static (int First, int Second, double Fraction) Between(int position, int size, int outputSize)
    {
        var places = (((2L * position) + 1) * size) - outputSize;
        var first = (int)Math.Floor((double)places / (2L * outputSize));
        return (first, first + 1, (places - (first * 2L * outputSize)) / (2.0 * outputSize));
    }

    private void Interpolate(Tensor x, int n, int c, int i, int j, ResizeTaps rows, ResizeTaps columns, ReferenceOutput output, int index)
    {
        double sum = 0, magnitude = 0, largest = 0, heaviest = 0;
        for (var p = i * rows.Count; p < (i + 1) * rows.Count; p++)
        for (var q = j * columns.Count; q < (j + 1) * columns.Count; q++)
        {
            double pixel = x[n, c, rows.Sources[p], columns.Sources[q]];
            var weight = rows.Weights[p] * columns.Weights[q];
            sum += weight * pixel;
            magnitude += Math.Abs(weight * pixel);
            largest = Math.Max(largest, Math.Abs(pixel));
            heaviest = Math.Max(heaviest, weight);
        }

        var isLinear = Mode == ResizeMode.Bilinear && !Antialias;
        var bound = isLinear
            ? (heaviest == 1 ? 0 : 30 * Rounding.Unit * largest) + (8 * Rounding.Smallest)
            : Rounding.Sum((rows.Count * columns.Count) + 4, magnitude);
        output.Set(index, sum, bound);
    }
}
