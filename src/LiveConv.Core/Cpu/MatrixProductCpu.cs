using System.Numerics.Tensors;
using LiveConv.Cpu.Products;
using LiveConv.Ops;
using LiveConv.Tensors;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// Matrix products: y = Alpha·A·B + Beta·C, a batch of them for MatMul. One row or one column is a matrix by a vector, which
/// reads the matrix where it is; anything else is cut into register tiles.
/// </summary>
internal sealed unsafe class MatrixProductCpu : CpuKernel
{
    /// <summary>Outputs of a part of a matrix by a vector: as columns 2 KiB of each row.</summary>
    private const int VectorPart = 512;
    private const int DotsPart = 16;
    private const int MostTiles = 5;
    private const int RowsOfPart = 64;
    private const int FinishPart = 4096;

    private readonly IProductKernels kernels = ProductKernels.Best;
    private readonly ProductGeometry shape;
    private readonly float[] a;
    private readonly float[] b;
    private readonly Tensor output;
    private readonly PanelSource? panels;
    private readonly float[]? turned;
    private readonly float alpha;
    private readonly float beta;
    private readonly float[]? added;
    private readonly Broadcast? ofAdded;

    private MatrixProductCpu(ProductGeometry shape, Tensor a, Tensor b, Tensor output, Gemm? gemm, Tensor? added)
    {
        this.shape = shape;
        (this.a, this.b, this.output) = (a.Data, b.Data, output);
        (alpha, beta) = (gemm?.Alpha ?? 1, gemm?.Beta ?? 1);
        this.added = added?.Data;
        ofAdded = added is null ? null : new Broadcast(added.Shape, output.Shape);
        if (IsVector) return;
        if (shape.TransposeA) turned = new float[shape.Rows * shape.Depth];
        panels = shape.TransposeB
            ? new TransposedPanels(b.Data, shape.OriginsB, shape.Depth)
            : new WindowPanels(b.Data, shape.OriginsB, [.. Enumerable.Range(0, shape.Depth).Select(k => k * shape.Columns)], Math.Max(1, shape.Columns), 0, padded: false);
    }

    public override int Phases => (turned is null ? 0 : 1) + 1 + (Finishes ? 1 : 0);

    private bool IsVector => shape.Rows == 1 || shape.Columns == 1;

    private bool Finishes => added is not null || alpha != 1;

    /// <summary>Whether the values of an output's sum lie side by side in the matrix that meets the vector.</summary>
    private bool IsDots => shape.Rows == 1 ? shape.TransposeB : !shape.TransposeA;

    private int Outputs => shape.Rows * shape.Columns;

    private int OutputsOfPart => IsDots ? DotsPart : VectorPart;

    private int ColumnsOfPart => MostTiles * kernels.TileColumns;

    private int ColumnParts => (shape.Columns + ColumnsOfPart - 1) / ColumnsOfPart;

    private int RowParts => (shape.Rows + RowsOfPart - 1) / RowsOfPart;

    public static MatrixProductCpu Create(Gemm op, Tensor[] inputs, Tensor output)
    {
        var shape = new ProductGeometry(output.Shape[0], output.Shape[1], inputs[0].Shape[op.TransposeA ? 0 : 1], [0], [0])
        {
            TransposeA = op.TransposeA,
            TransposeB = op.TransposeB,
        };
        return new MatrixProductCpu(shape, inputs[0], inputs[1], output, op, inputs.Length == 3 ? inputs[2] : null);
    }

    public static MatrixProductCpu Create(Tensor[] inputs, Tensor output)
    {
        var (rows, depth, columns, ofA, ofB) = MatMul.Geometry(inputs[0].Shape, inputs[1].Shape);
        return new MatrixProductCpu(new ProductGeometry(rows, columns, depth, ofA, ofB), inputs[0], inputs[1], output, null, null);
    }

    public override int Rows(int phase) => Kind(phase) switch
    {
        Phase.Turn => shape.Rows,
        Phase.Finish => (output.Data.Length + FinishPart - 1) / FinishPart,
        _ when Outputs == 0 => 0,
        _ when IsVector => shape.Matrices * ((Outputs + OutputsOfPart - 1) / OutputsOfPart),
        _ => shape.Matrices * RowParts * ColumnParts,
    };

    public override void Run(int phase, int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            switch (Kind(phase))
            {
                case Phase.Turn:
                    for (var k = 0; k < shape.Depth; k++) turned![(index * shape.Depth) + k] = a[(k * shape.Rows) + index];
                    break;
                case Phase.Finish:
                    Finish(index * FinishPart, Math.Min(FinishPart, output.Data.Length - (index * FinishPart)));
                    break;
                default:
                    if (shape.Depth == 0) output.Data.AsSpan().Clear();
                    else if (IsVector) MultiplyVector(index);
                    else MultiplyTiles(index);
                    break;
            }
        }
    }

    private Phase Kind(int phase) =>
        turned is not null && phase == 0 ? Phase.Turn
        : Finishes && phase == Phases - 1 ? Phase.Finish
        : Phase.Multiply;

    private void MultiplyVector(int index)
    {
        var (matrix, part) = Math.DivRem(index, (Outputs + OutputsOfPart - 1) / OutputsOfPart);
        var first = part * OutputsOfPart;
        var count = Math.Min(OutputsOfPart, Outputs - first);
        fixed (float* x = a, w = b, y = output.Data)
        {
            float* ofA = x + shape.OriginsA[matrix], ofB = w + shape.OriginsB[matrix];
            float* vector = shape.Rows == 1 ? ofA : ofB, values = shape.Rows == 1 ? ofB : ofA;
            var destination = y + (matrix * Outputs) + first;
            if (IsDots) kernels.Dots(values + ((nint)first * shape.Depth), vector, count, shape.Depth, destination);
            else kernels.WeightedSum(values + first, Outputs, vector, count, shape.Depth, destination);
        }
    }

    private void MultiplyTiles(int index)
    {
        var (part, rowPart) = Math.DivRem(index, RowParts);
        var (matrix, columnPart) = Math.DivRem(part, ColumnParts);
        var (row, column) = (rowPart * RowsOfPart, columnPart * ColumnsOfPart);
        fixed (float* x = turned ?? a, y = output.Data)
        {
            kernels.Run(
                new ProductPart
                {
                    A = x + (turned is null ? shape.OriginsA[matrix] : 0) + ((nint)row * shape.Depth),
                    AStride = shape.Depth,
                    Depth = shape.Depth,
                    Matrix = matrix,
                    Column = column,
                    Columns = Math.Min(ColumnsOfPart, shape.Columns - column),
                    Rows = Math.Min(RowsOfPart, shape.Rows - row),
                    C = y + (matrix * Outputs) + ((nint)row * shape.Columns) + column,
                    CStride = shape.Columns,
                },
                panels!);
        }
    }

    private void Finish(int start, int length)
    {
        var y = output.Data.AsSpan(start, length);
        if (alpha != 1) TensorPrimitives.Multiply(y, alpha, y);
        if (added is null) return;
        for (var i = 0; i < length; i++) y[i] += beta * added[ofAdded!.Source(start + i)];
    }

    private enum Phase
    {
        Turn,
        Multiply,
        Finish,
    }
}
