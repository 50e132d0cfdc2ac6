using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>How a product is cut for shared memory and registers: see shaders/include/product_tile.glsl.</summary>
/// <param name="ThreadsX">Invocations along the columns, a multiple of 8.</param>
/// <param name="ThreadsY">Invocations along the rows, a multiple of 4.</param>
/// <param name="Rows">Rows of an invocation, a multiple of 4.</param>
/// <param name="Columns">Columns of an invocation.</param>
/// <param name="Depth">Texels of 4 terms in a slice.</param>
/// <param name="Speed">Multiply-adds a second beside those of the fastest, where the device is full; by loads of shared memory a product.</param>
/// <param name="Resident">Workgroups that a multiprocessor holds at a time, by registers and shared memory.</param>
internal sealed record ProductTile(int ThreadsX, int ThreadsY, int Rows, int Columns, int Depth, double Speed, int Resident)
{
    /// <summary>Multiprocessors of a device that isn't asked: between those of a notebook and of a data centre.</summary>
    private const int Multiprocessors = 64;

    /// <summary>A shorter part isn't worth the pass that adds up.</summary>
    private const int FewestPartDepth = 64;

    private const int MostParts = 8;

    /// <summary>Workgroups along an axis that every device allows.</summary>
    private const int MostGroups = 65_535;

    /// <summary>All there are, the largest first.</summary>
    public static ProductTile[] All { get; } =
    [
        new(16, 16, 8, 8, 2, 1, 2),
        new(8, 8, 8, 8, 2, 0.85, 8),
        new(16, 4, 8, 8, 2, 0.85, 8),
        new(8, 8, 4, 4, 4, 0.5, 16),
    ];

    public int Threads => ThreadsX * ThreadsY;

    public int TileRows => ThreadsY * Rows;

    public int TileColumns => ThreadsX * Columns;

    /// <summary>The tile that fills a device best with a product of this size.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="products">How many such products run beside each other.</param>
    public static ProductTile For(long rows, long columns, long products) =>
        All.Where(tile => columns <= (long)MostGroups * tile.TileColumns).MinBy(tile => tile.Cost(rows, columns, products)) ?? All[0];

    /// <summary>Into how many parts sums are cut that leave a device idle: few tiles, each of a deep sum.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="products">How many such products run beside each other.</param>
    /// <param name="depth">Texels of 4 terms.</param>
    public int Parts(int rows, int columns, int products, int depth)
    {
        var groups = (long)TilesOfRows(rows) * TilesOfColumns(columns) * products;
        return (int)Math.Clamp(Math.Min(2 * Multiprocessors / Math.Max(1, groups), depth / FewestPartDepth), 1, MostParts);
    }

    public void AddTo(Defines defines)
    {
        ArgumentNullException.ThrowIfNull(defines);
        defines.Add("THREADS", Threads);
        defines.Add("THREADS_X", ThreadsX);
        defines.Add("THREADS_Y", ThreadsY);
        defines.Add("ROWS", Rows);
        defines.Add("COLUMNS", Columns);
        defines.Add("TILE_DEPTH", Depth);
    }

    public int TilesOfRows(int rows) => (rows + TileRows - 1) / TileRows;

    public int TilesOfColumns(int columns) => (columns + TileColumns - 1) / TileColumns;

    /// <summary>A depth filled up to whole slices.</summary>
    public int Padded(int depth) => (depth + Depth - 1) / Depth * Depth;

    // What a multiprocessor has to do: whole workgroups while there are few, the average where they take turns.
    private double Cost(long rows, long columns, long products)
    {
        var groups = ((rows + TileRows - 1) / TileRows) * ((columns + TileColumns - 1) / TileColumns) * products;
        var each = (double)groups / Multiprocessors;
        return (each < Resident ? Math.Ceiling(each) : each) * TileRows * TileColumns / Speed;
    }
}
