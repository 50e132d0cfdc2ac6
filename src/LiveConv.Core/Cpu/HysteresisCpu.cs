using System.Numerics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Hysteresis: strong pixels are marked row by row, and the places where there are any; then each plane is flooded from them.
/// </summary>
internal sealed class HysteresisCpu : CpuKernel
{
    private readonly Hysteresis op;
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly int[] open;

    // For each vector of each row whether it holds a strong pixel.
    private readonly bool[] strong;
    private readonly int vectors;

    public HysteresisCpu(Hysteresis op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        input = inputs[0];
        this.output = output;
        open = new int[output.Shape.Count];
        vectors = (output.Shape.W + Simd.Count - 1) / Simd.Count;
        strong = new bool[Planes * output.Shape.H * vectors];
    }

    public override int Phases => 2;

    /// <summary>Planes that are flooded, each by itself.</summary>
    public int Planes => output.Shape.N * output.Shape.C;

    public override int Rows(int phase) => phase == 0 ? Planes * output.Shape.H : Planes;

    public override void Run(int phase, int from, int to)
    {
        var width = output.Shape.W;
        for (var row = from; row < to; row++)
        {
            if (phase == 0) Mark(row, input.Data.AsSpan(row * width, width), output.Data.AsSpan(row * width, width));
            else Flood(row);
        }
    }

    /// <summary>Marks the strong pixels of a row, counted over all planes.</summary>
    public void Mark(int row, ReadOnlySpan<float> x, Span<float> y)
    {
        var (high, place) = (new Vector<float>(op.High), row * vectors);
        for (var j = 0; j < x.Length; j += Simd.Count)
        {
            var above = Vector.GreaterThan(Simd.Load(x, j), high);
            strong[place++] = above != Vector<int>.Zero;
            Simd.Store(y, j, Vector.ConditionalSelect(above, Vector<float>.One, Vector<float>.Zero));
        }
    }

    /// <summary>Spreads the marks of a plane.</summary>
    public void Flood(int plane)
    {
        var (height, width) = (output.Shape.H, output.Shape.W);
        var size = height * width;
        var x = input.Data.AsSpan(plane * size, size);
        var y = output.Data.AsSpan(plane * size, size);
        var stack = open.AsSpan(plane * size, size);
        var places = strong.AsSpan(plane * height * vectors, height * vectors);
        for (var place = places.IndexOf(true); place >= 0;)
        {
            var (row, vector) = Math.DivRem(place, vectors);
            var first = (row * width) + (vector * Simd.Count);
            var last = Math.Min((row + 1) * width, first + Simd.Count);
            for (var seed = first; seed < last; seed++)
            {
                // Only strong pixels start a flood; whatever it reaches is 1 from then on and never comes on the stack again.
                if (!(x[seed] > op.High)) continue;
                stack[0] = seed;
                for (var count = 1; count > 0;)
                {
                    var pixel = stack[--count];
                    count = Spread(x, y, stack, pixel, count);
                }
            }

            var next = places[(place + 1)..].IndexOf(true);
            place = next < 0 ? -1 : place + 1 + next;
        }
    }

    private int Spread(ReadOnlySpan<float> x, Span<float> y, Span<int> stack, int pixel, int count)
    {
        var (height, width) = (output.Shape.H, output.Shape.W);
        var (row, column) = Math.DivRem(pixel, width);
        var (left, right) = (Math.Max(0, column - 1), Math.Min(width - 1, column + 1));
        var last = Math.Min(height - 1, row + 1) * width;
        for (var line = Math.Max(0, row - 1) * width; line <= last; line += width)
        {
            for (var index = line + left; index <= line + right; index++)
            {
                if (!(x[index] > op.Low) || y[index] != 0) continue;
                y[index] = 1;
                stack[count++] = index;
            }
        }

        return count;
    }
}
