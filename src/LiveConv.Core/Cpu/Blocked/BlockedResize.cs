using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>Resizing of blocked feature maps by places and weights that are worked out once.</summary>
internal sealed unsafe class BlockedResize<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly Resize op;
    private readonly BlockedTensor input;
    private readonly BlockedTensor output;
    private readonly ResizeTaps rows;
    private readonly ResizeTaps columns;
    private readonly float[] rowWeights;
    private readonly float[] columnWeights;

    public BlockedResize(Resize op, BlockedTensor input, BlockedTensor output)
    {
        (this.op, this.input, this.output) = (op, input, output);
        (rows, columns) = (ResizeTaps.OfRows(op, input.Shape.H), ResizeTaps.OfColumns(op, input.Shape.W));
        rowWeights = Array.ConvertAll(rows.Weights, weight => (float)weight);
        columnWeights = Array.ConvertAll(columns.Weights, weight => (float)weight);
    }

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * op.Height;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        nint line = input.Shape.W * V.Count;
        for (var index = from; index < to; index++)
        {
            var (plane, i) = Math.DivRem(index, op.Height);
            var x = input.Data + (plane * input.Shape.H * line);
            var y = output.Data + ((nint)index * op.Width * V.Count);
            for (var j = 0; j < op.Width; j++, y += V.Count)
            {
                var value = rows.Outside[i] || columns.Outside[j] ? V.Create(op.ExtrapolationValue)
                    : op.Mode == ResizeMode.Nearest ? V.Load(x + (rows.Sources[i] * line) + (columns.Sources[j] * V.Count))
                    : Sum(x, line, i, j);
                value.Store(y);
            }
        }
    }

    private V Sum(float* x, nint line, int i, int j)
    {
        var sum = V.Zero;
        for (var p = i * rows.Count; p < (i + 1) * rows.Count; p++)
        {
            var source = x + (rows.Sources[p] * line);
            var across = V.Zero;
            for (var q = j * columns.Count; q < (j + 1) * columns.Count; q++)
                across = V.MultiplyAdd(V.Create(columnWeights[q]), V.Load(source + (columns.Sources[q] * V.Count)), across);
            sum = V.MultiplyAdd(V.Create(rowWeights[p]), across, sum);
        }

        return sum;
    }
}
