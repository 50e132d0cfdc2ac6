using System.Runtime.Intrinsics;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Matrix products: y = Alpha·A·B + Beta·C, a batch of them for MatMul. One row or one column is a matrix by a vector, which
/// reads the matrix where it is; a few rows are cut into tiles whose columns are packed as they pass by; the rest is <see cref="PackedProduct{V}"/>.
/// </summary>
internal sealed unsafe class MatrixProductCpu : CpuKernel
{
    /// <summary>Outputs of a part of a matrix by a vector: as columns 2 KiB of each row.</summary>
    private const int VectorPart = 512;
    private const int DotsPart = 16;
    private const int MostTiles = 5;

    /// <summary>With more rows than these the packing of both matrices is worth it.</summary>
    private const int FewRows = 8;

    private readonly IProductKernels kernels = ProductKernels.Best;
    private readonly ProductGeometry shape;
    private readonly Tensor a;
    private readonly Tensor b;
    private readonly Tensor output;
    private readonly PanelSource? panels;
    private readonly float[]? turned;
    private readonly ProductFinish? finish;

    private MatrixProductCpu(ProductGeometry shape, Tensor a, Tensor b, Tensor output, ProductFinish? finish)
    {
        this.shape = shape;
        (this.a, this.b, this.output, this.finish) = (a, b, output, finish);
        if (IsVector) return;
        if (shape.TransposeA) turned = new float[shape.Rows * shape.Depth];
        panels = shape.TransposeB
            ? new TransposedPanels(b, shape.OriginsB, shape.Depth)
            : new WindowPanels(b, shape.OriginsB, [.. Enumerable.Range(0, shape.Depth).Select(k => k * shape.Columns)], Math.Max(1, shape.Columns), 0, padded: false);
    }

    public override int Phases => (turned is null ? 0 : 1) + 1 + (finish is null ? 0 : 1);

    private bool IsVector => shape.Rows == 1 || shape.Columns == 1;

    /// <summary>Whether the values of an output's sum lie side by side in the matrix that meets the vector.</summary>
    private bool IsDots => shape.Rows == 1 ? shape.TransposeB : !shape.TransposeA;

    private int Outputs => shape.Rows * shape.Columns;

    private int OutputsOfPart => IsDots ? DotsPart : VectorPart;

    private int ColumnsOfPart => MostTiles * kernels.TileColumns;

    private int ColumnParts => (shape.Columns + ColumnsOfPart - 1) / ColumnsOfPart;

    public static CpuKernel Create(Gemm op, Tensor[] inputs, Tensor output)
    {
        var shape = new ProductGeometry(output.Shape[0], output.Shape[1], inputs[0].Shape[op.TransposeA ? 0 : 1], [0], [0])
        {
            TransposeA = op.TransposeA,
            TransposeB = op.TransposeB,
        };
        return Create(shape, inputs[0], inputs[1], output, ProductFinish.Of(op, inputs.Length == 3 ? inputs[2] : null, output));
    }

    public static CpuKernel Create(Tensor[] inputs, Tensor output)
    {
        var (rows, depth, columns, ofA, ofB) = MatMul.Geometry(inputs[0].Shape, inputs[1].Shape);
        return Create(new ProductGeometry(rows, columns, depth, ofA, ofB), inputs[0], inputs[1], output, null);
    }

    public override int Rows(int phase) => Kind(phase) switch
    {
        Phase.Turn => shape.Rows,
        Phase.Finish => finish!.Rows,
        _ when Outputs == 0 => 0,
        _ when IsVector => shape.Matrices * ((Outputs + OutputsOfPart - 1) / OutputsOfPart),
        _ => shape.Matrices * ColumnParts,
    };

    public override void Run(int phase, int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            switch (Kind(phase))
            {
                case Phase.Turn:
                    for (var k = 0; k < shape.Depth; k++) turned![(index * shape.Depth) + k] = a.Values[(k * shape.Rows) + index];
                    break;
                case Phase.Finish:
                    finish!.Run(index);
                    break;
                default:
                    if (shape.Depth == 0) output.Values.Slice(0, output.Shape.Count).Clear();
                    else if (IsVector) MultiplyVector(index);
                    else MultiplyTiles(index);
                    break;
            }
        }
    }

    private static CpuKernel Create(ProductGeometry shape, Tensor a, Tensor b, Tensor output, ProductFinish? finish) =>
        shape.Rows <= FewRows || shape.Columns == 1 || shape.Depth == 0 ? new MatrixProductCpu(shape, a, b, output, finish)
        : Vector512.IsHardwareAccelerated ? new PackedProduct<Float512>(shape, a, b, output, finish)
        : Vector256.IsHardwareAccelerated ? new PackedProduct<Float256>(shape, a, b, output, finish)
        : new PackedProduct<Float128>(shape, a, b, output, finish);

    private Phase Kind(int phase) =>
        turned is not null && phase == 0 ? Phase.Turn
        : finish is not null && phase == Phases - 1 ? Phase.Finish
        : Phase.Multiply;

    private void MultiplyVector(int index)
    {
        var (matrix, part) = Math.DivRem(index, (Outputs + OutputsOfPart - 1) / OutputsOfPart);
        var first = part * OutputsOfPart;
        var count = Math.Min(OutputsOfPart, Outputs - first);
        fixed (float* x = a.Values, w = b.Values, y = output.Values)
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
        var (matrix, columnPart) = Math.DivRem(index, ColumnParts);
        var column = columnPart * ColumnsOfPart;
        fixed (float* x = turned is null ? a.Values : turned, y = output.Values)
        {
            kernels.Run(
                new ProductPart
                {
                    A = x + (turned is null ? shape.OriginsA[matrix] : 0),
                    AStride = shape.Depth,
                    Depth = shape.Depth,
                    Matrix = matrix,
                    Column = column,
                    Columns = Math.Min(ColumnsOfPart, shape.Columns - column),
                    Rows = shape.Rows,
                    C = y + (matrix * Outputs) + column,
                    CStride = shape.Columns,
                },
                panels!);
        }
    }

    private enum Phase
    {
        Turn,
        Multiply,
        Finish,
    }
}
