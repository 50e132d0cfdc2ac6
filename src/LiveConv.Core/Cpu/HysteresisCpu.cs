using System.Numerics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Hysteresis: strong pixels are marked row by row, then each plane is flooded from them.</summary>
internal sealed class HysteresisCpu : CpuKernel
{
    private readonly Hysteresis op;
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly int[] open;

    public HysteresisCpu(Hysteresis op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        input = inputs[0];
        this.output = output;
        open = new int[output.Shape.Count];
    }

    public override int Phases => 2;

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * (phase == 0 ? output.Shape.H : 1);

    public override void Run(int phase, int from, int to)
    {
        var size = phase == 0 ? output.Shape.W : output.Shape.H * output.Shape.W;
        for (var row = from; row < to; row++)
        {
            var x = input.Data.AsSpan(row * size, size);
            var y = output.Data.AsSpan(row * size, size);
            if (phase == 0) Mark(x, y);
            else Flood(x, y, open.AsSpan(row * size, size));
        }
    }

    private void Mark(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var j = 0; j < x.Length; j += Simd.Count)
            Simd.Store(y, j, Vector.ConditionalSelect(Vector.GreaterThan(Simd.Load(x, j), new Vector<float>(op.High)), Vector<float>.One, Vector<float>.Zero));
    }

    private void Flood(ReadOnlySpan<float> x, Span<float> y, Span<int> stack)
    {
        for (var block = 0; block < x.Length; block += Simd.Count)
        {
            if (!Vector.GreaterThanAny(Simd.Load(x, block), new Vector<float>(op.High))) continue;
            for (var seed = block; seed < Math.Min(x.Length, block + Simd.Count); seed++)
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
        }
    }

    private int Spread(ReadOnlySpan<float> x, Span<float> y, Span<int> stack, int pixel, int count)
    {
        var (height, width) = (output.Shape.H, output.Shape.W);
        var (row, column) = Math.DivRem(pixel, width);
        for (var i = Math.Max(0, row - 1); i <= Math.Min(height - 1, row + 1); i++)
        for (var j = Math.Max(0, column - 1); j <= Math.Min(width - 1, column + 1); j++)
        {
            var index = (i * width) + j;
            if (!(x[index] > op.Low) || y[index] != 0) continue;
            y[index] = 1;
            stack[count++] = index;
        }

        return count;
    }
}
