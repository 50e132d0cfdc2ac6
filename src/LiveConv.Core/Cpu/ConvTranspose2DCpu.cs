using LiveConv.Cpu.Products;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Transposed convolution as one ordinary convolution for each place that an output pixel can have between two input pixels: with
/// strides 2 and 2 four of them, each with the taps that meet pixels there. Their results lie side by side and are interleaved at
/// the end.
/// </summary>
internal sealed unsafe class ConvTranspose2DCpu : CpuKernel
{
    private const int MostTiles = 5;

    private readonly ConvTranspose2D op;
    private readonly IProductKernels kernels = ProductKernels.Best;
    private readonly Tensor weights;
    private readonly Tensor? bias;
    private readonly Tensor output;
    private readonly PaddedPlanes planes;
    private readonly TransposedPhase[] phases;
    private readonly (int Phase, int Matrix, int Column)[] parts;
    private readonly int outputs;

    public ConvTranspose2DCpu(ConvTranspose2D op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        this.output = output;
        (weights, bias) = (inputs[1], inputs.Length == 3 ? inputs[2] : null);
        var (x, w, y) = (inputs[0], inputs[1].Shape, output.Shape);
        outputs = w.C;

        var rows = TransposedAxis.All(y.H, w.H, op.StrideY, op.DilationY, op.Padding.Top);
        var columns = TransposedAxis.All(y.W, w.W, op.StrideX, op.DilationX, op.Padding.Left);
        var (top, left) = (TransposedAxis.Before(rows), TransposedAxis.Before(columns));
        planes = new PaddedPlanes(x, new Padding(top, left, TransposedAxis.After(rows, x.Shape.H), TransposedAxis.After(columns, x.Shape.W)), BorderMode.Zero);
        phases =
        [
            .. from row in rows
               from column in columns
               where row.Count > 0 && column.Count > 0
               select new TransposedPhase(row, column, planes, (top, left), w, y.N, op.Groups),
        ];
        var width = MostTiles * kernels.TileColumns;
        parts =
        [
            .. from phase in Enumerable.Range(0, phases.Length)
               from matrix in Enumerable.Range(0, y.N * op.Groups)
               from part in Enumerable.Range(0, (phases[phase].Pixels + width - 1) / width)
               select (phase, matrix, part * width),
        ];
    }

    public override int Phases => 3;

    public override int Rows(int phase) => phase switch
    {
        0 => planes.Rows,
        1 => parts.Length,
        _ => output.Shape.N * output.Shape.C * output.Shape.H,
    };

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            planes.Fill(from, to);
            if (from > 0) return;
            foreach (var part in phases) part.SetWeights(weights);
            return;
        }

        for (var index = from; index < to; index++)
        {
            if (phase == 1) Multiply(parts[index]);
            else Interleave(index);
        }
    }

    private void Multiply((int Phase, int Matrix, int Column) part)
    {
        var phase = phases[part.Phase];
        var group = part.Matrix % op.Groups;
        if (phase.Depth == 0)
        {
            for (var m = 0; m < outputs; m++)
                phase.Values.AsSpan(((part.Matrix * outputs) + m) * phase.Pixels, phase.Pixels).Fill(bias?.Values[(group * outputs) + m] ?? 0);
            return;
        }

        fixed (float* w = phase.Weights, b = bias is null ? [] : bias.Values, y = phase.Values)
        {
            kernels.Run(
                new ProductPart
                {
                    A = w + ((nint)group * outputs * phase.Depth),
                    AStride = phase.Depth,
                    Depth = phase.Depth,
                    Matrix = part.Matrix,
                    Column = part.Column,
                    Columns = Math.Min(MostTiles * kernels.TileColumns, phase.Pixels - part.Column),
                    Rows = outputs,
                    C = y + (part.Matrix * outputs * phase.Pixels) + part.Column,
                    CStride = phase.Pixels,
                    Bias = b == null ? null : b + (group * outputs),
                },
                phase.Windows);
        }
    }

    private void Interleave(int index)
    {
        var (plane, i) = Math.DivRem(index, output.Shape.H);
        var y = output.Values.Slice(index * output.Shape.W, output.Shape.W);
        foreach (var phase in phases)
        {
            if (i % op.StrideY != phase.Rows.First) continue;
            var x = phase.Row(plane, i / op.StrideY);
            for (var j = 0; j < x.Length; j++) y[(j * op.StrideX) + phase.Columns.First] = x[j];
        }
    }
}
