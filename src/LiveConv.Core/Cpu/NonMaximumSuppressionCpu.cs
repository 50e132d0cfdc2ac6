using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Suppression that leaves a window at the first larger value, the nearest ones being first; values below the threshold cost nothing.</summary>
internal sealed class NonMaximumSuppressionCpu(NonMaximumSuppression op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly Tensor input = inputs[0];

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var (height, width) = (output.Shape.H, output.Shape.W);
        for (var row = from; row < to; row++)
        {
            var (plane, y) = Math.DivRem(row, height);
            var x = input.Values.Slice(plane * height * width, height * width);
            var result = output.Values.Slice(row * width, width);
            for (var j = 0; j < width; j++)
            {
                var value = x[(y * width) + j];
                result[j] = value >= op.Threshold && IsPeak(x, value, y, j) ? value : 0;
            }
        }
    }

    // On a slope one of the nearest values is larger already; only what is left looks at its whole window.
    private bool IsPeak(ReadOnlySpan<float> x, float value, int y, int column) =>
        IsLargest(x, value, y, column, Math.Min(1, op.RadiusY), Math.Min(1, op.RadiusX)) && IsLargest(x, value, y, column, op.RadiusY, op.RadiusX);

    private bool IsLargest(ReadOnlySpan<float> x, float value, int y, int column, int radiusY, int radiusX)
    {
        var (height, width) = (output.Shape.H, output.Shape.W);
        var (first, last) = (Math.Max(0, column - radiusX), Math.Min(width - 1, column + radiusX));
        for (var i = Math.Max(0, y - radiusY); i <= Math.Min(height - 1, y + radiusY); i++)
        {
            var line = x.Slice(i * width, width);
            for (var j = first; j <= last; j++)
            {
                var earlier = i < y || (i == y && j < column);
                if (earlier ? !(value > line[j]) : !(value >= line[j])) return false;
            }
        }

        return true;
    }
}
