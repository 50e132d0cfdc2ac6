using System.Numerics;
using System.Runtime.CompilerServices;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Products;

/// <summary>
/// The matrix whose products with the weights are a convolution (implicit im2col): a column for each output pixel, a row for
/// each tap of each channel. Pixels of one output row lie side by side in the source, so a panel's row is a few copies.
/// </summary>
internal sealed unsafe class WindowPanels : PanelSource
{
    private readonly Tensor source;
    private readonly int[] origins;
    private readonly int[] taps;
    private readonly int outputWidth;
    private readonly int rowStep;
    private readonly bool padded;

    /// <param name="source">Feature maps.</param>
    /// <param name="origins">Where the channels of each matrix begin in the source.</param>
    /// <param name="taps">For each product of a sum the place of its value, from the first of the window at output pixel (0, 0).</param>
    /// <param name="outputWidth">Pixels in a row of the output.</param>
    /// <param name="rowStep">From the window of a pixel to that of the pixel below it.</param>
    /// <param name="padded">Whether the source goes on for <see cref="PanelSource.Slack"/> floats after its last value.</param>
    public WindowPanels(Tensor source, int[] origins, int[] taps, int outputWidth, int rowStep, bool padded) =>
        (this.source, this.origins, this.taps, this.outputWidth, this.rowStep, this.padded) = (source, origins, taps, outputWidth, rowStep, padded);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Pack(int matrix, int k, int depth, int column, int columns, float* panel, int width)
    {
        var most = ((columns - 1) / outputWidth) + 2;
        var runs = stackalloc (int From, int To, int Length)[most];
        var count = 0;
        for (var done = 0; done < columns; count++)
        {
            var (i, j) = Math.DivRem(column + done, outputWidth);
            var length = Math.Min(columns - done, outputWidth - j);
            runs[count] = (origins[matrix] + (i * rowStep) + j, done, length);
            done += length;
        }

        fixed (float* first = source.Values)
        {
            for (var end = k + depth; k < end; k++, panel += width)
            {
                var x = first + taps[k];
                if (padded) CopyWhole(x, runs, count, panel);
                else CopyExact(x + runs->From, runs->Length, panel);
            }
        }
    }

    /// <summary>Whole vectors: what one run writes too much, the next one or the next row writes again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyWhole(float* x, (int From, int To, int Length)* runs, int count, float* panel)
    {
        for (var r = 0; r < count; r++)
        {
            float* from = x + runs[r].From, to = panel + runs[r].To;
            for (var i = 0; i < runs[r].Length; i += Vector<float>.Count) Vector.Store(Vector.Load(from + i), to + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyExact(float* from, int length, float* to)
    {
        var i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count) Vector.Store(Vector.Load(from + i), to + i);
        for (; i < length; i++) to[i] = from[i];
    }
}
