using System.Runtime.CompilerServices;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Products;

/// <summary>
/// Products of matrices of some size, on the register tiles of convolutions: rows in the place of pixels, columns in that of outputs. A part of the
/// left-hand matrix is packed so that it stays in the second-level cache while the columns pass by, two vectors at a time (Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication", 2008). Where several parts read the same columns, these are packed before. How a product is cut doesn't depend on
/// the number of threads.
/// </summary>
internal sealed unsafe class PackedProduct<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    /// <summary>Depth that is summed at once: tiles of rows and of columns are then about as large as the first-level cache.</summary>
    private const int MostDepth = 768;

    /// <summary>Tiles of rows of a part: with their depth a third of a usual second-level cache.</summary>
    private const int MostTiles = 8;

    /// <summary>Parts that keep threads busy to the end.</summary>
    private const int WantedParts = 16;

    private readonly ProductGeometry shape;
    private readonly Tensor a;
    private readonly Tensor b;
    private readonly Tensor output;
    private readonly ProductFinish? finish;
    private readonly AlignedMemory zeros = new(UnitColumns);
    private readonly AlignedMemory? packed;
    private readonly int[] originsB;
    private readonly int[] matrixOfB;
    private readonly nint[] offsets;
    private readonly nint[] offsetsOfLast;
    private readonly int rowsOfTile;
    private readonly int tiles;
    private readonly int depthOfBlock;
    private readonly int units;
    private readonly int unitsOfPart;
    private readonly int columnParts;
    private readonly int tilesOfPart;
    private readonly int rowParts;

    /// <param name="shape">Sizes and places.</param>
    /// <param name="a">The left-hand matrices.</param>
    /// <param name="b">The right-hand ones.</param>
    /// <param name="output">The products, one after the other.</param>
    /// <param name="finish">What follows the products, or null.</param>
    public PackedProduct(ProductGeometry shape, Tensor a, Tensor b, Tensor output, ProductFinish? finish)
    {
        (this.shape, this.a, this.b, this.output, this.finish) = (shape, a, b, output, finish);
        tiles = (shape.Rows + PixelTiles<V>.MostPixels - 1) / PixelTiles<V>.MostPixels;
        rowsOfTile = (shape.Rows + tiles - 1) / tiles;
        tiles = (shape.Rows + rowsOfTile - 1) / rowsOfTile;
        var vectors = (shape.Depth + V.Count - 1) / V.Count;
        var blocks = (shape.Depth + MostDepth - 1) / MostDepth;
        var vectorsOfBlock = (vectors + blocks - 1) / blocks;
        depthOfBlock = vectorsOfBlock * V.Count;
        offsets = [.. Enumerable.Range(0, vectorsOfBlock).Select(vector => (nint)vector * rowsOfTile * V.Count)];
        offsetsOfLast = [.. Enumerable.Range(0, vectorsOfBlock).Select(vector => (nint)vector * (shape.Rows - ((tiles - 1) * rowsOfTile)) * V.Count)];

        units = (shape.Columns + UnitColumns - 1) / UnitColumns;
        rowParts = (tiles + MostTiles - 1) / MostTiles;
        tilesOfPart = (tiles + rowParts - 1) / rowParts;
        columnParts = Math.Clamp(WantedParts / (rowParts * shape.Matrices), 1, units);
        unitsOfPart = (units + columnParts - 1) / columnParts;
        columnParts = (units + unitsOfPart - 1) / unitsOfPart;

        originsB = [.. shape.OriginsB.Distinct()];
        matrixOfB = [.. shape.OriginsB.Select(origin => Array.IndexOf(originsB, origin))];
        if (rowParts * shape.Matrices > originsB.Length) packed = new AlignedMemory(checked(originsB.Length * units * UnitColumns * shape.Depth));
    }

    public override int Phases => 1 + (packed is null ? 0 : 1) + (finish is null ? 0 : 1);

    /// <summary>Columns that a tile computes.</summary>
    private static int UnitColumns => PixelTiles<V>.MostVectors * V.Count;

    public override int Rows(int phase) => Kind(phase) switch
    {
        Phase.Pack => originsB.Length * units,
        Phase.Multiply => shape.Matrices * columnParts * rowParts,
        _ => finish!.Rows,
    };

    public override void Run(int phase, int from, int to)
    {
        var kind = Kind(phase);
        for (var index = from; index < to; index++)
        {
            if (kind == Phase.Pack) Pack(index);
            else if (kind == Phase.Multiply) Multiply(index);
            else finish!.Run(index);
        }
    }

    private Phase Kind(int phase) => phase == 0 && packed is not null ? Phase.Pack : phase == (packed is null ? 0 : 1) ? Phase.Multiply : Phase.Finish;

    private void Pack(int index)
    {
        var (matrix, unit) = Math.DivRem(index, units);
        fixed (float* right = b.Values) PackColumns(right + originsB[matrix], unit, 0, shape.Depth, Packed(matrix, unit));
    }

    private float* Packed(int matrix, int unit) => packed!.Pointer + ((((nint)matrix * units) + unit) * UnitColumns * shape.Depth);

    private void Multiply(int index)
    {
        var (part, rowPart) = Math.DivRem(index, rowParts);
        var (matrix, columnPart) = Math.DivRem(part, columnParts);
        var (firstTile, firstUnit) = (rowPart * tilesOfPart, columnPart * unitsOfPart);
        var lastTile = Math.Min(tiles, firstTile + tilesOfPart);
        var tileSize = rowsOfTile * depthOfBlock;
        var rows = PanelMemory.Take((tilesOfPart * tileSize) + (rowsOfTile * UnitColumns) + (packed is null ? UnitColumns * depthOfBlock : 0));
        var sums = rows + (tilesOfPart * tileSize);
        fixed (float* left = a.Values, right = b.Values)
        {
            for (var k = 0; k < shape.Depth; k += depthOfBlock)
            {
                var depth = Math.Min(depthOfBlock, shape.Depth - k);
                for (var tile = firstTile; tile < lastTile; tile++)
                    PackRows(left + shape.OriginsA[matrix], tile * rowsOfTile, k, depth, rows + ((tile - firstTile) * tileSize));
                for (var unit = firstUnit; unit < Math.Min(units, firstUnit + unitsOfPart); unit++)
                {
                    var panel = sums + (rowsOfTile * UnitColumns);
                    if (packed is null) PackColumns(right + shape.OriginsB[matrix], unit, k, depth, panel);
                    else panel = Packed(matrixOfB[matrix], unit) + ((nint)k * Width(unit));
                    MultiplyTiles(matrix, firstTile, lastTile, unit, k, depth, rows, panel, sums);
                }
            }
        }
    }

    /// <summary>Tiles of rows by two vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyTiles(int matrix, int firstTile, int lastTile, int unit, int k, int depth, float* rows, float* panel, float* sums)
    {
        fixed (float* product = output.Values)
        fixed (nint* runs = offsets, runsOfLast = offsetsOfLast)
        {
            var work = default(TileWork);
            work.Activate(Activation.None);
            work.Bias = zeros.Pointer;
            work.Weights = panel;
            work.Plane = rowsOfTile * V.Count;
            (work.Runs, work.RunLength, work.ShortRuns, work.ShortLength) = (depth / V.Count, V.Count, depth % V.Count == 0 ? 0 : 1, depth % V.Count);
            var columns = Math.Min(UnitColumns, shape.Columns - (unit * UnitColumns));
            for (var tile = firstTile; tile < lastTile; tile++, rows += rowsOfTile * depthOfBlock)
            {
                var row = tile * rowsOfTile;
                var count = Math.Min(rowsOfTile, shape.Rows - row);
                var to = product + ((((nint)matrix * shape.Rows) + row) * shape.Columns) + (unit * UnitColumns);
                Prefetch(to, count);
                work.Offsets = count == rowsOfTile ? runs : runsOfLast;
                work.Ahead = packed is null ? 0 : Ahead(lastTile - tile);
                PixelTiles<V>.Run(&work, Width(unit) / V.Count, kind: 0, rows, null, sums, count);
                Store(sums, work.Plane, count, columns, to, add: k > 0);
            }
        }
    }

    /// <summary>
    /// What to bring to the cache while a tile is computed: the next unit's columns, which lie behind this one's. A tile brings one of the two lines of each row of them,
    /// so that the last two bring all, and those before nothing.
    /// </summary>
    private int Ahead(int tilesLeft) => tilesLeft > PixelTiles<V>.MostVectors ? 0 : (UnitColumns * shape.Depth) + ((tilesLeft - 1) * V.Count);

    /// <summary>Columns of a unit, rounded up to one or two vectors.</summary>
    private int Width(int unit) => shape.Columns - (unit * UnitColumns) > V.Count ? UnitColumns : V.Count;

    private void PackRows(float* matrix, int row, int k, int depth, float* to)
    {
        var count = Math.Min(rowsOfTile, shape.Rows - row);
        if (shape.TransposeA) RowPanel<V>.PackTransposed(matrix + ((nint)k * shape.Rows) + row, shape.Rows, depth, count, to);
        else RowPanel<V>.Pack(matrix + ((nint)row * shape.Depth) + k, shape.Depth, depth, count, to);
    }

    private void PackColumns(float* matrix, int unit, int k, int depth, float* to)
    {
        var first = unit * UnitColumns;
        var columns = Math.Min(UnitColumns, shape.Columns - first);
        if (shape.TransposeB) ColumnPanel<V>.PackTransposed(matrix + ((nint)first * shape.Depth) + k, shape.Depth, depth, columns, to, Width(unit));
        else ColumnPanel<V>.Pack(matrix + ((nint)k * shape.Columns) + first, shape.Columns, depth, columns, to, Width(unit));
    }

    /// <summary>Brings the lines where a tile's sums will go while they are computed; they have left the caches since the last block of depth.</summary>
    private void Prefetch(float* to, int count)
    {
        for (var r = 0; r < count; r++, to += shape.Columns)
            for (var j = 0; j < UnitColumns; j += CacheLine.Floats) CacheLine.PrefetchNear(to + j);
    }

    /// <summary>Brings a tile's sums to their rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store(float* tile, nint plane, int count, int columns, float* to, bool add)
    {
        for (var vector = 0; vector < columns; vector += V.Count, tile += plane)
        {
            var left = columns - vector;
            var y = to + vector;
            for (var r = 0; r < count; r++, y += shape.Columns)
            {
                var sum = tile + (r * V.Count);
                if (left >= V.Count) (add ? V.Load(y) + V.Load(sum) : V.Load(sum)).Store(y);
                else
                    for (var j = 0; j < left; j++) y[j] = add ? y[j] + sum[j] : sum[j];
            }
        }
    }

    private enum Phase
    {
        Pack,
        Multiply,
        Finish,
    }
}
