using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Resizing by places and weights that are worked out once.</summary>
internal sealed class ResizeCpu : CpuKernel
{
    private readonly Resize op;
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly int[] nearest;
    private readonly (int First, int Second, double Fraction)[] columns;
    private readonly (int First, int Second, double Fraction)[] rows;

    public ResizeCpu(Resize op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        input = inputs[0];
        this.output = output;
        nearest = [.. Enumerable.Range(0, op.Width).Select(j => Resize.Nearest(j, input.Shape.W, op.Width))];
        columns = [.. Enumerable.Range(0, op.Width).Select(j => Resize.Neighbours(j, input.Shape.W, op.Width))];
        rows = [.. Enumerable.Range(0, op.Height).Select(i => Resize.Neighbours(i, input.Shape.H, op.Height))];
    }

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * op.Height;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (plane, i) = Math.DivRem(row, op.Height);
            var y = output.Data.AsSpan(row * op.Width, op.Width);
            if (op.Mode == ResizeMode.Nearest)
            {
                var x = Source(plane, Resize.Nearest(i, input.Shape.H, op.Height));
                for (var j = 0; j < y.Length; j++) y[j] = x[nearest[j]];
            }
            else
            {
                Interpolate(Source(plane, rows[i].First), Source(plane, rows[i].Second), (float)rows[i].Fraction, y);
            }
        }
    }

    private void Interpolate(ReadOnlySpan<float> top, ReadOnlySpan<float> bottom, float fractionY, Span<float> y)
    {
        for (var j = 0; j < y.Length; j++)
        {
            var (left, right, fraction) = columns[j];
            var f = (float)fraction;
            var upper = ((1 - f) * top[left]) + (f * top[right]);
            var lower = ((1 - f) * bottom[left]) + (f * bottom[right]);
            y[j] = ((1 - fractionY) * upper) + (fractionY * lower);
        }
    }

    private ReadOnlySpan<float> Source(int plane, int row) => input.Data.AsSpan(((plane * input.Shape.H) + row) * input.Shape.W, input.Shape.W);
}
