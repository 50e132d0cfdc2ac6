using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Products;

/// <summary>
/// Part of a matrix product: some rows by some columns. The sums are cut into pieces of <see cref="MostDepth"/>, for each of
/// which the columns are packed in panels that stay in the first-level cache while all rows pass by. How a product is cut
/// into parts doesn't change any sum.
/// </summary>
internal sealed unsafe class TiledProduct<V> : IProductKernels
    where V : struct, IFloatVector<V>
{
    /// <summary>A panel of 192 × 3 vectors is 36 KiB with AVX-512, 18 KiB with AVX2.</summary>
    private const int MostDepth = 192;

    public int TileColumns => RegisterTile<V>.MostVectors * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(in ProductPart part, PanelSource source)
    {
        var width = TileColumns;
        var vectors = (part.Columns + V.Count - 1) / V.Count;
        var panels = PanelMemory.Take((MostDepth * vectors * V.Count) + PanelSource.Slack);
        var scratch = stackalloc float[RegisterTile<V>.Rows * width];
        for (var k = 0; k < part.Depth; k += MostDepth)
        {
            var depth = Math.Min(MostDepth, part.Depth - k);
            var panel = panels;
            for (var column = 0; column < part.Columns;)
            {
                var tile = TileVectors(part.Columns - column) * V.Count;
                source.Pack(part.Matrix, k, depth, part.Column + column, Math.Min(tile, part.Columns - column), panel, tile);
                column += tile;
                panel += tile * depth;
            }

            panel = panels;
            for (var column = 0; column < part.Columns;)
            {
                var tile = TileVectors(part.Columns - column);
                for (var row = 0; row < part.Rows; row += RegisterTile<V>.Rows) Tile(part, k, depth, row, column, tile, panel, scratch);
                column += tile * V.Count;
                panel += tile * V.Count * depth;
            }
        }
    }

    public void Dots(float* matrix, float* vector, int rows, int depth, float* y) => MatrixVector<V>.Dots(matrix, vector, rows, depth, y);

    public void WeightedSum(float* matrix, nint stride, float* vector, int columns, int depth, float* y) =>
        MatrixVector<V>.WeightedSum(matrix, stride, vector, columns, depth, y);

    public void Convolve(float* x, nint rowStep, int* taps, float* w, int count, float start, float* y, int rows, int width) =>
        DirectRows<V>.Convolve(x, rowStep, taps, w, count, start, y, rows, width);

    /// <summary>Three vectors, but two and two rather than three and one, whose four sums would wait for each other.</summary>
    private static int TileVectors(int columns)
    {
        var vectors = (columns + V.Count - 1) / V.Count;
        return vectors is 4 or 2 ? 2 : Math.Min(vectors, RegisterTile<V>.MostVectors);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(in ProductPart part, int k, int depth, int row, int column, int vectors, float* panel, float* scratch)
    {
        var (first, last) = (k == 0, k + depth == part.Depth);
        var rows = Math.Min(RegisterTile<V>.Rows, part.Rows - row);
        var c = part.C + (row * part.CStride) + column;
        var start = c;
        var startStride = part.CStride;
        if (first) start = part.Residual == null ? null : part.Residual + (row * part.CStride) + column;
        var bias = first && part.Bias != null ? part.Bias + row : null;
        var a = part.A + (row * part.AStride) + k;
        var width = vectors * V.Count;
        var columns = Math.Min(width, part.Columns - column);
        if (columns == width)
        {
            RegisterTile<V>.Multiply(vectors, a, part.AStride, rows, panel, depth, start, startStride, bias, c, part.CStride);
            if (last) Activate(part.Activation, c, part.CStride, rows, width);
            return;
        }

        // The last columns don't fill vectors: they are computed beside the output, so that nothing behind it is touched.
        if (start != null)
        {
            for (var r = 0; r < rows; r++) new ReadOnlySpan<float>(start + (r * startStride), columns).CopyTo(new Span<float>(scratch + (r * width), columns));
            start = scratch;
            startStride = width;
        }

        RegisterTile<V>.Multiply(vectors, a, part.AStride, rows, panel, depth, start, startStride, bias, scratch, width);
        if (last) Activate(part.Activation, scratch, width, rows, width);
        for (var r = 0; r < rows; r++) new ReadOnlySpan<float>(scratch + (r * width), columns).CopyTo(new Span<float>(c + (r * part.CStride), columns));
    }

    /// <summary>Applies an activation in place; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Activate(in Activation activation, float* c, nint stride, int rows, int width)
    {
        if (activation.Kind == ActivationKind.None) return;
        var (slope, low, high) = (V.Create(activation.Slope), V.Create(activation.Low), V.Create(activation.High));
        for (var r = 0; r < rows; r++, c += stride)
        {
            for (var j = 0; j < width; j += V.Count)
            {
                var x = V.Load(c + j);
                var y = activation.Kind switch
                {
                    ActivationKind.Relu => V.WhereLess(x, V.Zero, V.Zero, x),
                    ActivationKind.LeakyRelu => V.WhereLess(x, V.Zero, x * slope, x),
                    _ => V.WhereLess(high, x, high, V.WhereLess(x, low, low, x)),
                };
                y.Store(c + j);
            }
        }
    }
}
