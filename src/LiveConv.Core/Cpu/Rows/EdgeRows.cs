using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Canny up to its thresholds, in one go: two gradients, the thinning of their magnitudes, and the bits of a hysteresis; where nobody looks at what lies between. Rows are
/// computed in twos, and the latest four stay in the first-level cache. Most of a picture is flat: there neither gradients nor anything else is kept.
/// </summary>
internal sealed unsafe class EdgeRows<V> : RowLayer
    where V : struct, IFloatVector<V>
{
    /// <summary>Rows of magnitudes and gradients that are kept: one above and one below the two that are thinned.</summary>
    private const int Ring = 4;

    /// <summary>Room before a row, whose last place is the zero left of the picture.</summary>
    private const int Before = 16;

    private readonly float middle;
    private readonly Hysteresis thresholds;
    private readonly HysteresisBits bits;
    private readonly BorderMode border;

    /// <param name="horizontal">The layer of dx; one that <see cref="Suits"/>.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="thresholds">The hysteresis that reads the thinned magnitudes.</param>
    /// <param name="bits">Where its bits go.</param>
    public EdgeRows(Conv2D horizontal, Tensor weights, Hysteresis thresholds, HysteresisBits bits)
    {
        (border, middle, this.thresholds, this.bits) = (horizontal.Border, weights.Data[5], thresholds, bits);
        Window = new RowWindow(2, 1, 2, 1, new Edge(border));
    }

    public override RowWindow Window { get; }

    public override bool ReadsInPlace => true;

    /// <summary>Whether two layers are gradients as Sobel's and Prewitt's, of each channel by itself: (1, c, 1) along one axis and (−1, 0, 1) along the other.</summary>
    /// <param name="horizontal">The layer of dx.</param>
    /// <param name="weights">Its weights, channels × 1 × 3 × 3.</param>
    /// <param name="vertical">The layer of dy.</param>
    /// <param name="otherWeights">Its weights.</param>
    public static bool Suits(Conv2D horizontal, Tensor weights, Conv2D vertical, Tensor otherWeights)
    {
        var plain = new Conv2D { Padding = Padding.Same(3, 3), Border = horizontal.Border, Groups = weights.Shape.N };
        var shape = new Shape(weights.Shape.N, 1, 3, 3);
        if (horizontal != plain || vertical != plain || weights.Shape != shape || otherWeights.Shape != shape) return false;
        var c = weights.Data[5];
        return float.IsFinite(c) && weights.Data.Chunk(9).All(kernel => kernel.SequenceEqual([-1, 0, 1, -c, 0, c, -1, 0, 1]))
            && otherWeights.Data.Chunk(9).All(kernel => kernel.SequenceEqual([-1, -c, -1, 0, 0, 0, 1, c, 1]));
    }

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var input = inputs[0];
        var stride = Before + RoundUp(input.WholeWidth + 1, HysteresisBits.WordBits);
        var rows = new EdgeRing(PanelMemory.Take(3 * Ring * stride), stride, Ring, Before);
        var x = stackalloc float*[8];
        for (var c = 0; c < input.Channels; c++)
        {
            rows.ClearLeft();
            for (var y = from - 1; y <= to; y += 2)
            {
                Gradients(input, c, y, rows, x);
                for (var row = y; row < y + 2; row++)
                {
                    if ((uint)row >= (uint)input.Height) rows.ClearMagnitudes(row);
                    else rows.Magnitudes(row)[input.Width] = 0;
                }

                for (var row = Math.Max(from, y - 1); row < Math.Min(to, y + 1); row++) Thin(rows, row, (input.Picture * input.Channels) + c, input.Width);
            }
        }
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;

    /// <summary>The gradients and magnitudes of two rows, of which there may be only one in the picture.</summary>
    private void Gradients(RowBuffer input, int channel, int y, EdgeRing rows, float** x)
    {
        var (width, least) = (input.Width, thresholds.Low);
        for (var i = 0; i < 4; i++) x[i] = input.Seen(channel, y - 1 + i) - 1;
        if (input.Ends is not { } ends)
        {
            EdgeTile<V>.Gradients(x, middle, least, rows, y, 0, input.WholeWidth);
            return;
        }

        // The first and the last columns from the ends; the windows of what lies between stay within the rows.
        var others = x + 4;
        for (var i = 0; i < 4; i++) others[i] = ends.Seen(channel, y - 1 + i) - 1;
        EdgeTile<V>.Gradients(others, middle, least, rows, y, 0, RowBuffer.Step);
        EdgeTile<V>.Gradients(x, middle, least, rows, y, RowBuffer.Step, width - RowBuffer.Step);
        for (var i = 0; i < 4; i++) others[i] += ends.Width - width;
        EdgeTile<V>.Gradients(others, middle, least, rows, y, width - RowBuffer.Step, width);
    }

    /// <summary>The bits of a row whose neighbours' magnitudes are there.</summary>
    private void Thin(EdgeRing rows, int row, int plane, int width)
    {
        var place = bits.Place(plane, row);
        EdgeTile<V>.Thin(rows, row, thresholds.Low, thresholds.High, bits.Weak + place, bits.Marks + place, bits.Words);

        // What lies past the last column was computed too.
        var last = ~0UL >> ((HysteresisBits.WordBits - (width % HysteresisBits.WordBits)) % HysteresisBits.WordBits);
        bits.Weak[place + bits.Words - 1] &= last;
        bits.Marks[place + bits.Words - 1] &= last;
    }
}
