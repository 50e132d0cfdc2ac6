using System.Runtime.CompilerServices;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Winograd;

/// <summary>Bᵀ d B of tiles of blocked feature maps.</summary>
internal sealed unsafe class WinogradInput<V, TTile>(BlockedTensor input, WinogradTiles tiles, Padding padding, BorderMode border)
    where V : struct, IFloatVector<V>
    where TTile : struct, IWinogradTile<V>
{
    /// <summary>Floats of scratch memory that <see cref="Transform"/> needs.</summary>
    public static int Scratch => 2 * TTile.Tile * TTile.Tile * V.Count;

    /// <summary>Transforms some tiles of one block of channels.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="first">First tile.</param>
    /// <param name="count">Number of tiles.</param>
    /// <param name="to">Where the first tile's first vector goes; those of the others follow at once.</param>
    /// <param name="place">Floats from one place of a transformed tile to the next.</param>
    /// <param name="scratch"><see cref="Scratch"/> floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transform(int block, int first, int count, float* to, nint place, float* scratch)
    {
        var (size, lanes) = (TTile.Tile, V.Count);
        var (height, width) = (input.Shape.H, input.Shape.W);
        var half = scratch + (size * size * lanes);
        for (var t = first; t < first + count; t++, to += lanes)
        {
            var (n, row, column) = tiles.Place(t);
            (row, column) = ((row * TTile.Outputs) - padding.Top, (column * TTile.Outputs) - padding.Left);
            var x = input.Block(n, block);
            var tile = x + ((((nint)row * width) + column) * lanes);
            var step = (nint)width * lanes;
            if (row < 0 || column < 0 || row + size > height || column + size > width)
            {
                CopyTile(x, row, column, scratch);
                tile = scratch;
                step = size * lanes;
            }

            for (var j = 0; j < size; j++) TTile.Data(tile + (j * lanes), step, half + (j * lanes), size * lanes);
            for (var i = 0; i < size; i++) TTile.Data(half + (i * size * lanes), lanes, to + (i * size * place), place);
        }
    }

    /// <summary>A tile that reaches over the border.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyTile(float* x, int row, int column, float* to)
    {
        var columns = stackalloc int[TTile.Tile];
        for (var j = 0; j < TTile.Tile; j++) columns[j] = Border.Map(column + j, input.Shape.W, border);
        for (var i = 0; i < TTile.Tile; i++)
        {
            var y = Border.Map(row + i, input.Shape.H, border);
            var from = x + ((nint)y * input.Shape.W * V.Count);
            for (var j = 0; j < TTile.Tile; j++, to += V.Count) ((y | columns[j]) < 0 ? V.Zero : V.Load(from + (columns[j] * V.Count))).Store(to);
        }
    }
}
