using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The gradient of a max-pool, plane by plane: every window adds its own to the place of its largest value.</summary>
internal sealed class MaxPoolGradientCpu : CpuKernel
{
    private readonly MaxPool2D pool;
    private readonly Tensor input;
    private readonly Tensor gradient;
    private readonly Tensor output;

    public MaxPoolGradientCpu(MaxPool2D pool, Tensor[] inputs, Tensor output) =>
        (this.pool, input, gradient, this.output) = (pool, inputs[0], inputs[1], output);

    /// <summary>A row is a plane: windows overlap.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Shape.C;

    public override void Run(int phase, int from, int to)
    {
        var (size, windows) = (output.Shape.H * output.Shape.W, gradient.Shape.H * gradient.Shape.W);
        for (var plane = from; plane < to; plane++)
            Scatter(input.Values.Slice(plane * size, size), gradient.Values.Slice(plane * windows, windows), output.Values.Slice(plane * size, size));
    }

    private void Scatter(ReadOnlySpan<float> x, ReadOnlySpan<float> g, Span<float> y)
    {
        y.Clear();
        var index = 0;
        for (var i = 0; i < gradient.Shape.H; i++)
        for (var j = 0; j < gradient.Shape.W; j++)
        {
            var place = Largest(x, i, j);
            if (place >= 0) y[place] += g[index];
            index++;
        }
    }

    /// <summary>The place of the first of the largest values of a window; −1 where no pixel lies inside.</summary>
    private int Largest(ReadOnlySpan<float> x, int i, int j)
    {
        var (height, width) = (output.Shape.H, output.Shape.W);
        var (top, left) = ((i * pool.StrideY) - pool.Padding.Top, (j * pool.StrideX) - pool.Padding.Left);
        var (largest, found) = (float.NegativeInfinity, -1);
        for (var p = 0; p < pool.KernelHeight; p++)
        {
            var row = top + (p * pool.DilationY);
            if ((uint)row >= (uint)height) continue;
            for (var q = 0; q < pool.KernelWidth; q++)
            {
                var column = left + (q * pool.DilationX);
                if ((uint)column >= (uint)width) continue;
                var value = x[(row * width) + column];
                var wins = found < 0 || value > largest || (float.IsNaN(value) && !float.IsNaN(largest));
                if (wins) (largest, found) = (value, (row * width) + column);
            }
        }

        return found;
    }
}
