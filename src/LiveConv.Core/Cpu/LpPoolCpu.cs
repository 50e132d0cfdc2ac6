using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The p-norm of each window, window by window.</summary>
internal sealed class LpPoolCpu(LpPool2D op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly Tensor input = inputs[0];

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var (height, width) = (input.Shape.H, input.Shape.W);
        for (var row = from; row < to; row++)
        {
            var (plane, i) = Math.DivRem(row, output.Shape.H);
            var y = output.Values.Slice(row * output.Shape.W, output.Shape.W);
            y.Clear();
            for (var p = 0; p < op.KernelHeight; p++)
            {
                var line = (i * op.StrideY) - op.Padding.Top + (p * op.DilationY);
                if (line >= 0 && line < height) AddPowers(input.Values.Slice(((plane * height) + line) * width, width), y);
            }

            for (var j = 0; j < y.Length; j++) y[j] = Root(y[j]);
        }
    }

    private void AddPowers(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var j = 0; j < y.Length; j++)
        {
            var sum = y[j];
            for (var q = 0; q < op.KernelWidth; q++)
            {
                var column = (j * op.StrideX) - op.Padding.Left + (q * op.DilationX);
                if (column < 0 || column >= x.Length) continue;
                var (magnitude, power) = (MathF.Abs(x[column]), 1f);
                for (var factor = 0; factor < op.P; factor++) power *= magnitude;
                sum += power;
            }

            y[j] = sum;
        }
    }

    private float Root(float sum) => op.P switch { 1 => sum, 2 => MathF.Sqrt(sum), _ => MathF.Pow(sum, 1f / op.P) };
}
