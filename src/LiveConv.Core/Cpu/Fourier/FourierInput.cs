using LiveConv.Cpu.Blocked;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Fourier;

/// <summary>Copies of the planes of a picture with their border, as large as all tiles together; what lies beyond the border is 0.</summary>
internal sealed unsafe class FourierInput
{
    /// <summary>Columns that may be read beyond the last tile.</summary>
    private const int Spare = 16;

    private readonly Tensor source;
    private readonly int left;
    private readonly int[] sourceRows;
    private readonly int[] leftColumns;
    private readonly int[] rightColumns;
    private readonly int height;
    private readonly AlignedMemory memory;

    public FourierInput(Tensor source, Conv2D op, FourierTiles tiles)
    {
        this.source = source;
        var (shape, padding) = (source.Shape, op.Padding);
        left = padding.Left;
        sourceRows = Places(-padding.Top, shape.H + padding.Top + padding.Bottom, shape.H);
        leftColumns = Places(-padding.Left, padding.Left, shape.W);
        rightColumns = Places(shape.W, padding.Right, shape.W);
        (height, Stride) = (tiles.PlaneHeight, tiles.PlaneWidth + Spare);
        memory = new AlignedMemory(checked(shape.N * shape.C * height * Stride));

        int[] Places(int first, int count, int size) => [.. Enumerable.Range(first, count).Select(place => Border.Map(place, size, op.Border))];
    }

    /// <summary>Rows that <see cref="Fill"/> writes, of all planes.</summary>
    public int Rows => source.Shape.N * source.Shape.C * sourceRows.Length;

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>The first value of a plane, its border included.</summary>
    public float* Plane(int plane) => memory.Pointer + ((nint)plane * height * Stride);

    /// <summary>Copies rows.</summary>
    public void Fill(int from, int to)
    {
        var width = source.Shape.W;
        for (var index = from; index < to; index++)
        {
            var (plane, y) = Math.DivRem(index, sourceRows.Length);
            var row = new Span<float>(Plane(plane) + ((nint)y * Stride), left + width + rightColumns.Length);
            if (sourceRows[y] < 0)
            {
                row.Clear();
                continue;
            }

            var pixels = source.Values.Slice(((plane * source.Shape.H) + sourceRows[y]) * width, width);
            for (var i = 0; i < left; i++) row[i] = leftColumns[i] < 0 ? 0 : pixels[leftColumns[i]];
            pixels.CopyTo(row[left..]);
            for (var i = 0; i < rightColumns.Length; i++) row[left + width + i] = rightColumns[i] < 0 ? 0 : pixels[rightColumns[i]];
        }
    }
}
