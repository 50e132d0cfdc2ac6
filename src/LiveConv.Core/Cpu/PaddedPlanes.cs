using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// A copy of a tensor with the border around each plane, so that windows read without asking where they are. Rows end in
/// one vector's length of zeros: a vector that starts inside a row never leaves the buffer.
/// </summary>
internal sealed class PaddedPlanes
{
    private readonly Tensor source;
    private readonly int left;
    private readonly int[] sourceRows;
    private readonly int[] leftColumns;
    private readonly int[] rightColumns;

    public PaddedPlanes(Tensor source, Padding padding, BorderMode border)
    {
        this.source = source;
        left = padding.Left;
        var shape = source.Shape;
        Height = shape.H + padding.Top + padding.Bottom;
        Stride = shape.W + padding.Left + padding.Right + Simd.Count;
        PlaneSize = Height * Stride;
        Data = new float[checked(shape.N * shape.C * PlaneSize)];
        sourceRows = [.. Enumerable.Range(-padding.Top, Height).Select(y => Border.Map(y, shape.H, border))];
        leftColumns = [.. Enumerable.Range(-left, left).Select(x => Border.Map(x, shape.W, border))];
        rightColumns = [.. Enumerable.Range(shape.W, padding.Right).Select(x => Border.Map(x, shape.W, border))];
    }

    public float[] Data { get; }

    /// <summary>Rows of a padded plane.</summary>
    public int Height { get; }

    /// <summary>From one row to the next.</summary>
    public int Stride { get; }

    /// <summary>From one plane to the next.</summary>
    public int PlaneSize { get; }

    /// <summary>Rows of all padded planes.</summary>
    public int Rows => source.Shape.N * source.Shape.C * Height;

    /// <summary>Copies some of the <see cref="Rows"/>.</summary>
    public void Fill(int from, int to)
    {
        var (height, width) = (source.Shape.H, source.Shape.W);
        for (var row = from; row < to; row++)
        {
            var (plane, y) = Math.DivRem(row, Height);
            if (sourceRows[y] < 0) continue;
            var x = source.Data.AsSpan(((plane * height) + sourceRows[y]) * width, width);
            var padded = Data.AsSpan(row * Stride, Stride);
            x.CopyTo(padded[left..]);
            for (var i = 0; i < leftColumns.Length; i++) padded[i] = leftColumns[i] < 0 ? 0 : x[leftColumns[i]];
            for (var i = 0; i < rightColumns.Length; i++) padded[left + width + i] = rightColumns[i] < 0 ? 0 : x[rightColumns[i]];
        }
    }
}
