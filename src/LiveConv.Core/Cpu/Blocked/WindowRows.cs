using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Some rows of the input of a convolution, copied with their border so that every window can be read without a question. Rows are sorted by
/// the stride, and so are columns of blocked input, see <see cref="WindowAxis"/>. Each thread copies what it is about to read.
/// </summary>
internal sealed unsafe class WindowRows<V>
    where V : struct, IFloatVector<V>
{
    private readonly WindowAxis rows;
    private readonly int[] columns;
    private readonly int planes;
    private readonly int pixel;
    private readonly int width;
    private readonly int most;
    private readonly int firstInside;
    private readonly int countInside;

    /// <param name="op">The convolution.</param>
    /// <param name="x">Shape of its input.</param>
    /// <param name="w">Shape of its weights.</param>
    /// <param name="outputWidth">Windows in a row.</param>
    /// <param name="planes">Planes that are read together: blocks, or channels, of a group.</param>
    /// <param name="pixel">Floats of a pixel: a vector, or 1.</param>
    /// <param name="most">Rows of windows that are read together at most.</param>
    public WindowRows(Conv2D op, Shape x, Shape w, int outputWidth, int planes, int pixel, int most)
    {
        (this.planes, this.pixel, this.most, width) = (planes, pixel, most, x.W);
        rows = new WindowAxis(x.H, w.H, op.StrideY, op.DilationY, op.Padding.Top, op.Border);

        // Row-major columns stay where they are: tiles step over those in between.
        var along = pixel == 1
            ? new WindowAxis(x.W, ((outputWidth - 1) * op.StrideX) + ((w.W - 1) * op.DilationX) + 1, 1, 1, op.Padding.Left, op.Border)
            : new WindowAxis(x.W, w.W, op.StrideX, op.DilationX, op.Padding.Left, op.Border);
        var places = (pixel == 1 ? 1 : outputWidth) + along.MostSkip;
        columns = new int[along.Remainders * places];
        for (var i = 0; i < columns.Length; i++) columns[i] = along.Source(i / places, i % places);

        // The longest run of neighbours is copied at once.
        firstInside = Math.Max(0, Array.IndexOf(columns, 0));
        while (firstInside + countInside < columns.Length && columns[firstInside + countInside] == countInside) countInside++;

        // The windows of the first output, in the order plane, row, column.
        Offsets = new nint[planes * w.H * w.W];
        for (var i = 0; i < Offsets.Length; i++)
        {
            var (q, p, plane) = (i % w.W, i / w.W % w.H, i / w.W / w.H);
            var row = ((((nint)plane * rows.Remainders) + rows.Remainder(p)) * RowPlaces) + rows.Skip(p);
            var column = pixel == 1 ? q * op.DilationX : (along.Remainder(q) * places) + along.Skip(q);
            Offsets[i] = (row * Stride) + (column * pixel);
        }
    }

    /// <summary>Where each tap of each plane lies, from the first value of a window.</summary>
    public nint[] Offsets { get; }

    /// <summary>Floats from one row of windows to the next.</summary>
    public int Stride => columns.Length * pixel;

    /// <summary>Floats that are needed.</summary>
    public int Length => checked(planes * rows.Remainders * RowPlaces * Stride);

    private int RowPlaces => most + rows.MostSkip;

    /// <summary>Copies what the windows of some rows read.</summary>
    /// <param name="source">The first plane.</param>
    /// <param name="plane">From one to the next.</param>
    /// <param name="first">First row of windows.</param>
    /// <param name="count">Rows of windows.</param>
    /// <param name="to">Room for <see cref="Length"/>.</param>
    public void Fill(float* source, nint plane, int first, int count, float* to)
    {
        for (var p = 0; p < planes; p++, source += plane)
        for (var remainder = 0; remainder < rows.Remainders; remainder++)
        {
            for (var place = 0; place < count + rows.MostSkip; place++)
            {
                var row = rows.Source(remainder, first + place);
                var line = to + ((nint)place * Stride);
                if (row < 0) new Span<float>(line, Stride).Clear();
                else Copy(source + ((nint)row * width * pixel), line);
            }

            to += (nint)RowPlaces * Stride;
        }
    }

    private void Copy(float* from, float* to)
    {
        CopyPixels(from, to, 0, firstInside);
        new ReadOnlySpan<float>(from, countInside * pixel).CopyTo(new Span<float>(to + (firstInside * pixel), countInside * pixel));
        CopyPixels(from, to, firstInside + countInside, columns.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyPixels(float* from, float* to, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var column = columns[i];
            if (pixel == 1) to[i] = column < 0 ? 0 : from[column];
            else (column < 0 ? V.Zero : V.Load(from + ((nint)column * V.Count))).Store(to + ((nint)i * V.Count));
        }
    }
}
