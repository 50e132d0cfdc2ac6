using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>Pooling in two passes: along rows, then across them. Windows are rectangles, so their summary is separable.</summary>
internal sealed class PoolCpu : CpuKernel
{
    private readonly PoolOp op;
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly float[] columnwise;
    private readonly float[] columnCounts;
    private readonly float[] rowCounts;

    public PoolCpu(PoolOp op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        input = inputs[0];
        this.output = output;
        columnwise = new float[input.Shape.N * input.Shape.C * input.Shape.H * output.Shape.W];
        var padded = op is AveragePool2D { CountIncludePad: true };
        columnCounts = Counts(output.Shape.W, op.StrideX, op.DilationX, op.KernelWidth, op.Padding.Left, op.Padding.Right, input.Shape.W, padded);
        rowCounts = Counts(output.Shape.H, op.StrideY, op.DilationY, op.KernelHeight, op.Padding.Top, op.Padding.Bottom, input.Shape.H, padded);
    }

    public override int Phases => 2;

    private float Neutral => op switch
    {
        MaxPool2D => float.NegativeInfinity,
        MinPool2D => float.PositiveInfinity,
        _ => 0,
    };

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * (phase == 0 ? input.Shape.H : output.Shape.H);

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            if (phase == 0) AlongRow(row);
            else AcrossRows(row);
        }
    }

    /// <summary>How many pixels a window has in one dimension.</summary>
    private static float[] Counts(int places, int stride, int dilation, int kernel, int before, int after, int size, bool padded) =>
    [
        .. Enumerable.Range(0, places).Select(i => (float)Enumerable.Range(0, kernel)
            .Select(tap => (i * stride) - before + (tap * dilation))
            .Count(place => padded ? place < size + after : place >= 0 && place < size)),
    ];

    private void AlongRow(int row)
    {
        var (width, places) = (input.Shape.W, output.Shape.W);
        var x = input.Data.AsSpan(row * width, width);
        var y = columnwise.AsSpan(row * places, places);
        y.Fill(Neutral);
        if (op.StrideX == 1)
        {
            for (var q = 0; q < op.KernelWidth; q++)
            {
                // Output j reads x[j + shift], where that lies inside.
                var shift = (q * op.DilationX) - op.Padding.Left;
                var (first, last) = (Math.Max(0, -shift), Math.Min(places, width - shift));
                if (first < last) Include(x[(first + shift)..(last + shift)], y[first..last]);
            }

            return;
        }

        for (var j = 0; j < places; j++)
        {
            var start = (j * op.StrideX) - op.Padding.Left;
            var value = y[j];
            for (var i = start < 0 ? start + ((-start + op.DilationX - 1) / op.DilationX * op.DilationX) : start; i < Math.Min(width, start + (op.KernelWidth * op.DilationX)); i += op.DilationX)
                value = op switch { MaxPool2D => MathF.Max(value, x[i]), MinPool2D => MathF.Min(value, x[i]), _ => value + x[i] };
            y[j] = value;
        }
    }

    private void AcrossRows(int row)
    {
        var (height, places) = (input.Shape.H, output.Shape.W);
        var (plane, i) = Math.DivRem(row, output.Shape.H);
        var y = output.Data.AsSpan(row * places, places);
        y.Fill(Neutral);
        var start = (i * op.StrideY) - op.Padding.Top;
        for (var p = 0; p < op.KernelHeight; p++)
        {
            var line = start + (p * op.DilationY);
            if (line < 0 || line >= height) continue;
            Include(columnwise.AsSpan(((plane * height) + line) * places, places), y);
        }

        if (op is not AveragePool2D) return;
        var rows = rowCounts[i];
        for (var j = 0; j < places; j++) y[j] /= rows * columnCounts[j];
    }

    private void Include(ReadOnlySpan<float> x, Span<float> y)
    {
        if (op is MaxPool2D) TensorPrimitives.Max(y, x, y);
        else if (op is MinPool2D) TensorPrimitives.Min(y, x, y);
        else TensorPrimitives.Add(y, x, y);
    }
}
