using LiveConv.Cpu.Products;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Convolution as a matrix product for each picture and group: weights (outputs × taps) by windows (taps × pixels), the
/// windows packed a panel at a time. Bias, residual and activation belong to the product. The weights are read where they are.
/// </summary>
internal sealed unsafe class Conv2DProductCpu : CpuKernel
{
    /// <summary>Tiles of columns that are packed together: with 192 rows they fill a part of the second-level cache.</summary>
    private const int MostTiles = 5;

    /// <summary>Enough parts to keep threads busy to the end; more would pack the same windows more often.</summary>
    private const int WantedParts = 16;
    private const int LeastRows = 64;

    private readonly Conv2D op;
    private readonly IProductKernels product;
    private readonly Tensor weights;
    private readonly Tensor? bias;
    private readonly Tensor? residual;
    private readonly Tensor output;
    private readonly PaddedPlanes? planes;
    private readonly WindowPanels windows;
    private readonly int outputs;
    private readonly int pixels;
    private readonly int depth;
    private readonly int matrices;
    private readonly int columnsOfPart;
    private readonly int columnParts;
    private readonly int rowsOfPart;
    private readonly int rowParts;

    public Conv2DProductCpu(Conv2D op, Tensor[] inputs, Tensor output, IProductKernels product)
    {
        this.op = op;
        this.product = product;
        this.output = output;
        var (x, w, y) = (inputs[0], inputs[1].Shape, output.Shape);
        weights = inputs[1];
        bias = inputs.Length >= 3 ? inputs[2] : null;
        residual = op.HasResidual ? inputs[3] : null;
        outputs = y.C / op.Groups;
        pixels = y.H * y.W;
        depth = w.C * w.H * w.W;
        matrices = y.N * op.Groups;

        var direct = w.H == 1 && w.W == 1 && op is { StrideX: 1, StrideY: 1 } && op.Padding == default;
        planes = direct ? null : new PaddedPlanes(x, op.Padding, op.Border, op.StrideX);
        var planeSize = planes?.PlaneSize ?? pixels;
        int[] origins = [.. Enumerable.Range(0, matrices).Select(matrix => matrix * w.C * planeSize)];
        windows = planes is null
            ? new WindowPanels(x, origins, [.. Enumerable.Range(0, depth).Select(c => c * planeSize)], Math.Max(1, pixels), 0, padded: false)
            : new WindowPanels(planes.Padded, origins, planes.Taps(op, w), y.W, op.StrideY * planes.Stride, padded: true);

        var tiles = Math.Max(1, (pixels + product.TileColumns - 1) / product.TileColumns);
        columnParts = Math.Clamp((WantedParts + matrices - 1) / Math.Max(1, matrices), (tiles + MostTiles - 1) / MostTiles, Math.Max((tiles + MostTiles - 1) / MostTiles, (tiles + 1) / 2));
        columnsOfPart = (tiles + columnParts - 1) / columnParts * product.TileColumns;
        columnParts = (pixels + columnsOfPart - 1) / columnsOfPart;
        var wantedRowParts = WantedParts / Math.Max(1, columnParts * matrices);
        rowParts = Math.Clamp(wantedRowParts, 1, Math.Max(1, outputs / LeastRows));
        rowsOfPart = ((outputs + rowParts - 1) / rowParts + 3) / 4 * 4;
        rowParts = (outputs + rowsOfPart - 1) / rowsOfPart;
    }

    /// <summary>Whether a product is faster than <see cref="Conv2DCpu"/>: not for a few outputs from a few taps.</summary>
    public static bool Suits(Conv2D op, Shape weights) => weights.N / op.Groups >= 4 && weights.Count / op.Groups >= 64;

    public override int Phases => planes is null ? 1 : 2;

    public override int Rows(int phase) => phase < Phases - 1 ? planes!.Rows : matrices * columnParts * rowParts;

    public override void Run(int phase, int from, int to)
    {
        if (phase < Phases - 1)
        {
            planes!.Fill(from, to);
            return;
        }

        fixed (float* w = weights.Values, b = Values(bias), r = Values(residual), y = output.Values)
        {
            for (var index = from; index < to; index++)
            {
                var (part, rowPart) = Math.DivRem(index, rowParts);
                var (matrix, columnPart) = Math.DivRem(part, columnParts);
                var (row, column) = (rowPart * rowsOfPart, columnPart * columnsOfPart);
                var channel = (matrix % op.Groups * outputs) + row;
                var destination = (((matrix / op.Groups * output.Shape.C) + channel) * pixels) + column;
                product.Run(
                    new ProductPart
                    {
                        A = w + ((nint)channel * depth),
                        AStride = depth,
                        Depth = depth,
                        Matrix = matrix,
                        Column = column,
                        Columns = Math.Min(columnsOfPart, pixels - column),
                        Rows = Math.Min(rowsOfPart, outputs - row),
                        C = y + destination,
                        CStride = pixels,
                        Bias = b == null ? null : b + channel,
                        Residual = r == null ? null : r + destination,
                        Activation = op.Activation,
                    },
                    windows);
            }
        }
    }

    private static Span<float> Values(Tensor? tensor) => tensor is null ? [] : tensor.Values;
}
