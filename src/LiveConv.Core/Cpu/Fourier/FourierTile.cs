using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Fourier;

/// <summary>Where a tile reads and writes; the default has no outputs.</summary>
internal readonly unsafe struct FourierTile
{
    private readonly float* output;
    private readonly nint step;

    /// <param name="tiles">All tiles of a plane.</param>
    /// <param name="tile">Its number.</param>
    /// <param name="input">The first value of the plane that is read, border included.</param>
    /// <param name="stride">Floats from one row of that plane to the next.</param>
    /// <param name="output">The first value of the plane that is written.</param>
    public FourierTile(FourierTiles tiles, int tile, float* input, int stride, float* output)
    {
        var (row, column) = tiles.Place(tile);
        step = tiles.Output.W;
        Input = input + ((nint)row * stride) + column;
        Place = (row * tiles.Output.W) + column;
        this.output = output + Place;
        Rows = Math.Min(tiles.Rows, tiles.Output.H - row);
        Columns = Math.Min(tiles.Columns, tiles.Output.W - column);
    }

    /// <summary>The first value of the first window.</summary>
    public float* Input { get; }

    /// <summary>The first output, as a place in the plane.</summary>
    public int Place { get; }

    /// <summary>Rows of outputs.</summary>
    public int Rows { get; }

    /// <summary>Columns of outputs.</summary>
    public int Columns { get; }

    /// <summary>Stores outputs of a row as floats, as far as they are the tile's.</summary>
    public void Store<V>(V values, int row, int column)
        where V : struct, IDoubleVector<V>
    {
        var target = output + (row * step) + column;
        if (column + V.Count <= Columns)
        {
            values.StoreFloats(target);
            return;
        }

        var all = stackalloc float[V.Count];
        values.StoreFloats(all);
        for (var i = 0; column + i < Columns; i++) target[i] = all[i];
    }
}
