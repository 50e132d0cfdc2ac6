using System.Numerics.Tensors;
using LiveConv.Cpu.Products;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// Pooling across rows, then along them: windows are rectangles, so their summary is separable. Strides along a row read it from a
/// copy that has every s-th column side by side.
/// </summary>
internal sealed unsafe class PoolCpu : CpuKernel
{
    /// <summary>Up to so many windows in a row are summed up one by one.</summary>
    private const int FewPlaces = 4;

    private readonly PoolOp op;
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly float[] columnCounts;
    private readonly float[] rowCounts;

    public PoolCpu(PoolOp op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        input = inputs[0];
        this.output = output;
        var padded = op is AveragePool2D { CountIncludePad: true };
        columnCounts = Counts(output.Shape.W, op.StrideX, op.DilationX, op.KernelWidth, op.Padding.Left, op.Padding.Right, input.Shape.W, padded);
        rowCounts = Counts(output.Shape.H, op.StrideY, op.DilationY, op.KernelHeight, op.Padding.Top, op.Padding.Bottom, input.Shape.H, padded);
    }

    private float Neutral => op switch
    {
        MaxPool2D => float.NegativeInfinity,
        MinPool2D => float.PositiveInfinity,
        _ => 0,
    };

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var width = input.Shape.W;
        var memory = PanelMemory.Take(2 * (width + op.StrideX));
        var across = new Span<float>(memory, width);
        var split = new Span<float>(memory + width, width + op.StrideX);
        for (var row = from; row < to; row++)
        {
            AcrossRows(row, across);
            AlongRow(row, across, split);
        }
    }

    /// <summary>How many pixels a window has in one dimension.</summary>
    private static float[] Counts(int places, int stride, int dilation, int kernel, int before, int after, int size, bool padded) =>
    [
        .. Enumerable.Range(0, places).Select(i => (float)Enumerable.Range(0, kernel)
            .Select(tap => (i * stride) - before + (tap * dilation))
            .Count(place => padded ? place < size + after : place >= 0 && place < size)),
    ];

    /// <summary>Sums up the rows of the windows in one row of the output, column by column.</summary>
    private void AcrossRows(int row, Span<float> across)
    {
        var (plane, i) = Math.DivRem(row, output.Shape.H);
        var start = (i * op.StrideY) - op.Padding.Top;
        var first = true;
        for (var p = 0; p < op.KernelHeight; p++)
        {
            var line = start + (p * op.DilationY);
            if (line < 0 || line >= input.Shape.H) continue;
            var x = input.Values.Slice(((plane * input.Shape.H) + line) * across.Length, across.Length);
            if (first) x.CopyTo(across);
            else Include(x, across);
            first = false;
        }

        if (first) across.Fill(Neutral);
    }

    /// <summary>Sums up the columns of the windows.</summary>
    private void AlongRow(int row, ReadOnlySpan<float> across, Span<float> split)
    {
        var (places, stride) = (output.Shape.W, op.StrideX);
        var y = output.Values.Slice(row * places, places);
        if (places <= FewPlaces && op.DilationX == 1)
        {
            for (var j = 0; j < places; j++)
            {
                var start = (j * stride) - op.Padding.Left;
                y[j] = Summary(across[Math.Clamp(start, 0, across.Length)..Math.Clamp(start + op.KernelWidth, 0, across.Length)]);
            }
        }
        else
        {
            y.Fill(Neutral);
            var most = (across.Length + stride - 1) / stride;
            if (stride > 1) Split(across, split, most);
            for (var q = 0; q < op.KernelWidth; q++)
            {
                // Output j reads column j·stride + shift, which is place j + skip of those with its remainder.
                var shift = (q * op.DilationX) - op.Padding.Left;
                var remainder = ((shift % stride) + stride) % stride;
                var skip = (shift - remainder) / stride;
                var columns = stride == 1 ? across : split.Slice(remainder * most, Math.Max(0, (across.Length - remainder + stride - 1) / stride));
                var (first, last) = (Math.Max(0, -skip), Math.Min(places, columns.Length - skip));
                if (first < last) Include(columns[(first + skip)..(last + skip)], y[first..last]);
            }
        }

        if (op is not AveragePool2D) return;
        var rows = rowCounts[row % output.Shape.H];
        for (var j = 0; j < places; j++) y[j] /= rows * columnCounts[j];
    }

    private void Split(ReadOnlySpan<float> across, Span<float> split, int most)
    {
        for (var remainder = 0; remainder < op.StrideX; remainder++)
        {
            var to = remainder * most;
            for (var x = remainder; x < across.Length; x += op.StrideX) split[to++] = across[x];
        }
    }

    private float Summary(ReadOnlySpan<float> window) => op switch
    {
        _ when window.IsEmpty => Neutral,
        MaxPool2D => TensorPrimitives.Max(window),
        MinPool2D => TensorPrimitives.Min(window),
        _ => TensorPrimitives.Sum(window),
    };

    private void Include(ReadOnlySpan<float> x, Span<float> y)
    {
        if (op is MaxPool2D) TensorPrimitives.Max(y, x, y);
        else if (op is MinPool2D) TensorPrimitives.Min(y, x, y);
        else TensorPrimitives.Add(y, x, y);
    }
}
