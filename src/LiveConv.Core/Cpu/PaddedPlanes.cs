using System.Runtime.Intrinsics;
using LiveConv.Cpu.Products;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// A copy of a tensor with the border around each plane, so that windows read without asking where they are. Rows end in
/// one vector's length of zeros: a vector that starts inside a row never leaves the buffer. For windows that step several
/// columns at a time, each row holds first the columns 0, s, 2s …, then 1, s + 1 … and so on: what neighbouring windows read
/// lies side by side.
/// </summary>
internal sealed class PaddedPlanes
{
    private readonly Tensor source;
    private readonly int left;
    private readonly int step;
    private readonly int stepWidth;
    private readonly int[] sourceRows;
    private readonly int[] leftColumns;
    private readonly int[] rightColumns;

    /// <param name="source">Feature maps.</param>
    /// <param name="padding">Pixels added on each side.</param>
    /// <param name="border">What they hold.</param>
    /// <param name="step">Columns from one window to the next.</param>
    public PaddedPlanes(Tensor source, Padding padding, BorderMode border, int step = 1)
    {
        this.source = source;
        left = padding.Left;
        var shape = source.Shape;
        Height = shape.H + padding.Top + padding.Bottom;
        this.step = step;
        var width = shape.W + padding.Left + padding.Right;
        stepWidth = (width + step - 1) / step;
        Stride = (step * stepWidth) + Simd.Count;
        var values = (shape.N * shape.C * (long)Height * Stride) + PanelSource.Slack;
        if (values > Array.MaxLength) throw new ShapeException($"{shape} with {Height - shape.H} rows and {width - shape.W} columns of padding is too large");
        PlaneSize = Height * Stride;
        Padded = new Tensor(new Shape((int)values));
        sourceRows = [.. Enumerable.Range(-padding.Top, Height).Select(y => Border.Map(y, shape.H, border))];
        leftColumns = [.. Enumerable.Range(-left, left).Select(x => Border.Map(x, shape.W, border))];
        rightColumns = [.. Enumerable.Range(shape.W, padding.Right).Select(x => Border.Map(x, shape.W, border))];
    }

    /// <summary>The padded planes and <see cref="PanelSource.Slack"/>.</summary>
    public Tensor Padded { get; }

    /// <summary>Rows of a padded plane.</summary>
    public int Height { get; }

    /// <summary>From one row to the next.</summary>
    public int Stride { get; }

    /// <summary>From one plane to the next.</summary>
    public int PlaneSize { get; }

    /// <summary>Rows of all padded planes.</summary>
    public int Rows => source.Shape.N * source.Shape.C * Height;

    /// <summary>Where column <paramref name="x"/> of a padded row lies in it.</summary>
    public int Column(int x) => (x % step * stepWidth) + (x / step);

    /// <summary>For each weight of an output, in their order, where its pixel lies from the first pixel of the window.</summary>
    public int[] Taps(Conv2D op, Shape weights)
    {
        var result = new int[weights.C * weights.H * weights.W];
        var index = 0;
        for (var c = 0; c < weights.C; c++)
        for (var p = 0; p < weights.H; p++)
        for (var q = 0; q < weights.W; q++)
        {
            var (row, column) = op.Flip ? (weights.H - 1 - p, weights.W - 1 - q) : (p, q);
            result[index++] = (c * PlaneSize) + (row * op.DilationY * Stride) + Column(column * op.DilationX);
        }

        return result;
    }

    /// <summary>Copies some of the <see cref="Rows"/>.</summary>
    public void Fill(int from, int to)
    {
        var (height, width) = (source.Shape.H, source.Shape.W);
        for (var row = from; row < to; row++)
        {
            var (plane, y) = Math.DivRem(row, Height);
            if (sourceRows[y] < 0) continue;
            var x = source.Values.Slice(((plane * height) + sourceRows[y]) * width, width);
            var padded = Padded.Values.Slice(row * Stride, Stride);
            if (step > 1)
            {
                FillStepped(x, padded);
                continue;
            }

            x.CopyTo(padded[left..]);
            for (var i = 0; i < leftColumns.Length; i++) padded[i] = leftColumns[i] < 0 ? 0 : x[leftColumns[i]];
            for (var i = 0; i < rightColumns.Length; i++) padded[left + width + i] = rightColumns[i] < 0 ? 0 : x[rightColumns[i]];
        }
    }

    private void FillStepped(ReadOnlySpan<float> x, Span<float> padded)
    {
        for (var column = -left; column < 0; column++) padded[Column(column + left)] = Outside(x, column);
        var inside = step == 2 ? Deinterleave(x, padded) : 0;
        var (place, remainder) = Math.DivRem(inside + left, step);
        for (; inside < x.Length; inside++)
        {
            padded[(remainder * stepWidth) + place] = x[inside];
            if (++remainder == step) (place, remainder) = (place + 1, 0);
        }

        for (var column = x.Length; column + left < step * stepWidth; column++) padded[Column(column + left)] = Outside(x, column);
    }

    /// <summary>Copies pairs of vectors with their even columns to one half of a row and their odd ones to the other; returns how far it came.</summary>
    private int Deinterleave(ReadOnlySpan<float> x, Span<float> padded)
    {
        if (!Vector256.IsHardwareAccelerated) return 0;
        var (count, column) = (Vector256<float>.Count, 0);
        var evenFirst = Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7);
        for (; column <= x.Length - (2 * count); column += 2 * count)
        {
            var a = Vector256.Shuffle(Vector256.Create(x[column..]), evenFirst);
            var b = Vector256.Shuffle(Vector256.Create(x[(column + count)..]), evenFirst);
            Vector256.Create(a.GetLower(), b.GetLower()).CopyTo(padded[Column(column + left)..]);
            Vector256.Create(a.GetUpper(), b.GetUpper()).CopyTo(padded[Column(column + left + 1)..]);
        }

        return column;
    }

    private float Outside(ReadOnlySpan<float> x, int column)
    {
        var (columns, index) = column < 0 ? (leftColumns, column + left) : (rightColumns, column - x.Length);
        return index < columns.Length && columns[index] >= 0 ? x[columns[index]] : 0;
    }
}
