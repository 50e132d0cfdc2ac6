using LiveConv.Tensors;

namespace LiveConv.Cpu.Winograd;

/// <summary>The tiles of all pictures of a batch, numbered picture by picture and row by row, and how threads share them.</summary>
internal sealed class WinogradTiles
{
    /// <summary>Floats of transformed input of a chunk: half of a usual second-level cache.</summary>
    private const int MostInput = 128 * 1024;

    /// <summary>Chunks that even out threads of different speed.</summary>
    private const int WantedChunks = 8;

    /// <summary>The weights pass by once for each chunk, so it has no fewer tiles, if there are so many.</summary>
    private const int LeastTiles = 24;

    private readonly int rows;

    /// <param name="output">Shape of the output.</param>
    /// <param name="size">Rows and columns of outputs of a tile.</param>
    /// <param name="inputOfTile">Floats of a transformed tile.</param>
    public WinogradTiles(Shape output, int size, int inputOfTile)
    {
        (rows, Columns) = ((output.H + size - 1) / size, (output.W + size - 1) / size);
        Count = output.N * rows * Columns;
        var most = Math.Max(LeastTiles, MostInput / Math.Max(1, inputOfTile));
        Chunks = Math.Max((Count + most - 1) / most, Math.Min(WantedChunks, Count / LeastTiles));
        Chunks = Math.Max(1, Chunks);
        TilesOfChunk = (Count + Chunks - 1) / Chunks;
        Chunks = TilesOfChunk == 0 ? 0 : (Count + TilesOfChunk - 1) / TilesOfChunk;
    }

    /// <summary>Tiles in a row.</summary>
    public int Columns { get; }

    /// <summary>All tiles.</summary>
    public int Count { get; }

    public int Chunks { get; }

    /// <summary>Tiles of each chunk but the last, which may have fewer.</summary>
    public int TilesOfChunk { get; }

    /// <summary>The picture, the row of tiles and the place in it.</summary>
    public (int N, int Row, int Column) Place(int tile)
    {
        var (row, column) = Math.DivRem(tile, Columns);
        return (row / rows, row % rows, column);
    }
}
