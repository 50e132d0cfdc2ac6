namespace LiveConv.Models;

/// <summary>
/// The weights by which one side of a picture is scaled: a triangle filter that widens when shrinking, in fixed point with 22
/// binary digits, so that all executors give the same 8-bit pixels. This is what Pillow calls BILINEAR
/// (libImaging/Resample.c, precompute_coeffs and normalize_coeffs_8bpc): most published classifiers were trained and are
/// measured with it.
/// </summary>
public sealed class ResampleTable
{
    /// <summary>Binary digits behind the point of the weights.</summary>
    public const int Precision = 22;

    /// <summary>Half a step of the result, added before the digits behind the point are cut off.</summary>
    public const int Half = 1 << (Precision - 1);

    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly int[] weights;

    /// <param name="source">Pixels of the side before.</param>
    /// <param name="scaled">Pixels of the whole side after.</param>
    /// <param name="from">The first pixel after scaling that is wanted; may be negative.</param>
    /// <param name="count">How many are wanted; those outside the scaled side have no weights.</param>
    public ResampleTable(int source, int scaled, int from, int count)
    {
        var scale = (double)source / scaled;
        var stretch = Math.Max(scale, 1);
        Taps = ((int)Math.Ceiling(stretch) * 2) + 1;
        starts = new int[count];
        lengths = new int[count];
        weights = new int[count * Taps];
        var exact = new double[Taps];
        for (var i = 0; i < count; i++)
        {
            if (from + i < 0 || from + i >= scaled) continue;
            var center = (from + i + 0.5) * scale;
            var first = Math.Max((int)(center - stretch + 0.5), 0);
            var taps = Math.Min((int)(center + stretch + 0.5), source) - first;
            var sum = 0.0;
            for (var k = 0; k < taps; k++)
            {
                exact[k] = Math.Max(0, 1 - Math.Abs((k + first - center + 0.5) * (1 / stretch)));
                sum += exact[k];
            }

            for (var k = 0; k < taps; k++) weights[(i * Taps) + k] = (int)(0.5 + (exact[k] / sum * (1 << Precision)));

            (starts[i], lengths[i]) = (first, weights.AsSpan(i * Taps, taps).TrimEnd(0).Length);
        }
    }

    /// <summary>Weights of a pixel, zeros at the end included.</summary>
    public int Taps { get; }

    public int Count => starts.Length;

    /// <summary>The first pixel of the source that pixel <paramref name="index"/> is made of.</summary>
    public int Start(int index) => starts[index];

    /// <summary>The weights of pixel <paramref name="index"/>, without the zeros at the end; empty outside the picture.</summary>
    public ReadOnlySpan<int> Weights(int index) => weights.AsSpan(index * Taps, lengths[index]);
}
