using System.Numerics;
using System.Runtime.CompilerServices;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Medians of a vector of pixels at once by minima and maxima: a network of 19 exchanges for 3×3 (Smith 1996), and for
/// larger windows selection that forgets: of n/2 + 2 values the smallest and the largest can't be the median; both make
/// room for the next value, until three are left.
/// </summary>
internal sealed class MedianFilterCpu : CpuKernel
{
    private readonly int size;
    private readonly Tensor output;
    private readonly PaddedPlanes planes;

    public MedianFilterCpu(MedianFilter op, Tensor[] inputs, Tensor output)
    {
        size = op.Size;
        this.output = output;
        planes = new PaddedPlanes(inputs[0], Padding.Same(size, size), BorderMode.Replicate);
    }

    public override int Phases => 2;

    public override int Rows(int phase) => phase == 0 ? planes.Rows : output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            planes.Fill(from, to);
            return;
        }

        var width = output.Shape.W;
        for (var row = from; row < to; row++)
        {
            var (plane, y) = Math.DivRem(row, output.Shape.H);
            var x = planes.Data.AsSpan((plane * planes.PlaneSize) + (y * planes.Stride));
            var destination = output.Data.AsSpan(row * width, width);
            if (size == 3) Median3(x, destination);
            else Median(x, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sort(ref Vector<float> a, ref Vector<float> b) => (a, b) = (Vector.MinNative(a, b), Vector.MaxNative(a, b));

    private void Median3(ReadOnlySpan<float> x, Span<float> y)
    {
        var second = x[planes.Stride..];
        var third = x[(2 * planes.Stride)..];
        for (var j = 0; j < y.Length; j += Simd.Count)
        {
            var (a, b, c) = (Simd.Load(x, j), Simd.Load(x, j + 1), Simd.Load(x, j + 2));
            var (d, e, f) = (Simd.Load(second, j), Simd.Load(second, j + 1), Simd.Load(second, j + 2));
            var (g, h, i) = (Simd.Load(third, j), Simd.Load(third, j + 1), Simd.Load(third, j + 2));
            Sort(ref b, ref c);
            Sort(ref e, ref f);
            Sort(ref h, ref i);
            Sort(ref a, ref b);
            Sort(ref d, ref e);
            Sort(ref g, ref h);
            Sort(ref b, ref c);
            Sort(ref e, ref f);
            Sort(ref h, ref i);

            // The rows are sorted: the median lies among the largest of the first, the middle of the second, the smallest of the third.
            var low = Vector.MaxNative(Vector.MaxNative(a, d), g);
            var high = Vector.MinNative(Vector.MinNative(c, f), i);
            Sort(ref b, ref e);
            var middle = Vector.MaxNative(b, Vector.MinNative(e, h));
            Sort(ref low, ref middle);
            Simd.Store(y, j, Vector.MaxNative(low, Vector.MinNative(middle, high)));
        }
    }

    private void Median(ReadOnlySpan<float> x, Span<float> y)
    {
        var kept = (size * size / 2) + 2;
        Span<Vector<float>> values = stackalloc Vector<float>[kept];
        for (var j = 0; j < y.Length; j += Simd.Count)
        {
            var next = 0;
            for (; next < kept; next++) values[next] = Value(x, j, next);
            for (var count = kept; count > 3; count--)
            {
                MoveEndsOut(values[..count]);
                values[0] = Value(x, j, next++);
            }

            MoveEndsOut(values[..3]);
            Simd.Store(y, j, values[1]);
        }
    }

    /// <summary>Puts the smallest value first and the largest last.</summary>
    private static void MoveEndsOut(Span<Vector<float>> values)
    {
        var last = values.Length - 1;
        for (var i = 0; i < values.Length / 2; i++) Sort(ref values[i], ref values[last - i]);
        for (var i = 1; i <= last / 2; i++) Sort(ref values[0], ref values[i]);
        for (var i = last - 1; i >= values.Length / 2; i--) Sort(ref values[i], ref values[last]);
    }

    private Vector<float> Value(ReadOnlySpan<float> x, int j, int index) =>
        Simd.Load(x, (index / size * planes.Stride) + (index % size) + j);
}
