using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Resizing by places and weights that are worked out once.</summary>
internal sealed class ResizeCpu : CpuKernel
{
    private readonly Resize op;
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly ResizeTaps rows;
    private readonly ResizeTaps columns;
    private readonly float[] rowWeights;
    private readonly float[] columnWeights;
    private readonly bool hasOutside;

    public ResizeCpu(Resize op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        input = inputs[0];
        this.output = output;
        (rows, columns) = (ResizeTaps.OfRows(op, input.Shape.H), ResizeTaps.OfColumns(op, input.Shape.W));
        rowWeights = Array.ConvertAll(rows.Weights, weight => (float)weight);
        columnWeights = Array.ConvertAll(columns.Weights, weight => (float)weight);
        hasOutside = columns.Outside.Contains(true);
    }

    public override int Rows(int phase) => output.Shape.N * output.Shape.C * op.Height;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (plane, i) = Math.DivRem(row, op.Height);
            var y = output.Values.Slice(row * op.Width, op.Width);
            if (rows.Outside[i])
            {
                y.Fill(op.ExtrapolationValue);
                continue;
            }

            if (op.Mode == ResizeMode.Nearest) Copy(Source(plane, rows.Sources[i]), y);
            else if (rows.Count == 2 && columns.Count == 2) Interpolate(plane, i, y);
            else Sum(plane, i, y);
            if (!hasOutside) continue;
            for (var j = 0; j < y.Length; j++)
            {
                if (columns.Outside[j]) y[j] = op.ExtrapolationValue;
            }
        }
    }

    private void Copy(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var j = 0; j < y.Length; j++) y[j] = x[columns.Sources[j]];
    }

    private void Interpolate(int plane, int i, Span<float> y)
    {
        var top = Source(plane, rows.Sources[2 * i]);
        var bottom = Source(plane, rows.Sources[(2 * i) + 1]);
        var (upperWeight, lowerWeight) = (rowWeights[2 * i], rowWeights[(2 * i) + 1]);
        for (var j = 0; j < y.Length; j++)
        {
            var (left, right) = (columns.Sources[2 * j], columns.Sources[(2 * j) + 1]);
            var (leftWeight, rightWeight) = (columnWeights[2 * j], columnWeights[(2 * j) + 1]);
            var upper = (leftWeight * top[left]) + (rightWeight * top[right]);
            var lower = (leftWeight * bottom[left]) + (rightWeight * bottom[right]);
            y[j] = (upperWeight * upper) + (lowerWeight * lower);
        }
    }

    private void Sum(int plane, int i, Span<float> y)
    {
        y.Clear();
        for (var p = i * rows.Count; p < (i + 1) * rows.Count; p++)
        {
            var x = Source(plane, rows.Sources[p]);
            for (var j = 0; j < y.Length; j++)
            {
                var sum = 0f;
                for (var q = j * columns.Count; q < (j + 1) * columns.Count; q++) sum += columnWeights[q] * x[columns.Sources[q]];
                y[j] += rowWeights[p] * sum;
            }
        }
    }

    private ReadOnlySpan<float> Source(int plane, int row) => input.Values.Slice(((plane * input.Shape.H) + row) * input.Shape.W, input.Shape.W);
}
