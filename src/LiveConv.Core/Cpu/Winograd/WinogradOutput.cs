using System.Runtime.CompilerServices;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Winograd;

/// <summary>Aᵀ M A of tiles with all that follows: bias, residual, activation.</summary>
internal sealed unsafe class WinogradOutput<V, TTile>(WinogradTiles tiles, DirectTile<V> direct, AlignedMemory? bias, BlockedTensor? residual, Activation activation, BlockedTensor output)
    where V : struct, IFloatVector<V>
    where TTile : struct, IWinogradTile<V>
{
    /// <summary>Transforms the products of some tiles to outputs of one block.</summary>
    /// <param name="block">Block of output channels.</param>
    /// <param name="first">First tile.</param>
    /// <param name="count">Number of tiles.</param>
    /// <param name="products">The first tile's first vector; those of the others follow at once.</param>
    /// <param name="place">Floats from one place of a transformed tile to the next.</param>
    /// <param name="scratch">As many floats as <see cref="WinogradInput{V, TTile}.Scratch"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transform(int block, int first, int count, float* products, nint place, float* scratch)
    {
        var (size, outputs, lanes) = (TTile.Tile, TTile.Outputs, V.Count);
        var (height, width) = (output.Shape.H, output.Shape.W);
        var half = scratch + (size * size * lanes);
        var start = bias is null ? V.Zero : V.Load(bias.Pointer + (block * lanes));
        var kind = activation.Kind;
        var work = default(TileWork);
        work.Activate(activation);
        var (slope, low, high) = (V.Create(work.Slope), V.Create(work.Low), V.Create(work.High));
        for (var t = first; t < first + count; t++, products += lanes)
        {
            for (var j = 0; j < size; j++) TTile.Output(products + (j * place), size * place, half + (j * lanes), size * lanes);
            var check = V.Zero;
            for (var i = 0; i < outputs; i++)
            {
                TTile.Output(half + (i * size * lanes), lanes, scratch + (i * outputs * lanes), lanes);
                for (var j = 0; j < outputs; j++) check = V.MultiplyAdd(V.Zero, V.Load(scratch + (((i * outputs) + j) * lanes)), check);
            }

            var (n, row, column) = tiles.Place(t);
            (row, column) = (row * outputs, column * outputs);
            // 0 by what isn't finite is NaN.
            if (V.Sum(check) != 0) direct.Replace(n, block, row, column, outputs, scratch);
            var (rows, columns) = (Math.Min(outputs, height - row), Math.Min(outputs, width - column));
            var at = (((nint)row * width) + column) * lanes;
            var y = output.Block(n, block) + at;
            var added = residual is null ? null : residual.Block(n, block) + at;
            for (var i = 0; i < rows; i++)
            {
                var sums = scratch + (i * outputs * lanes);
                for (var j = 0; j < columns * lanes; j += lanes)
                {
                    var value = V.Load(sums + j) + start;
                    if (added != null) value += V.Load(added + j);
                    if (kind == ActivationKind.Relu)
                    {
                        value = V.WhereLess(value, V.Zero, V.Zero, value);
                    }
                    else if (kind != ActivationKind.None)
                    {
                        value = V.WhereLess(value, V.Zero, value * slope, value);
                        value = V.WhereLess(high, value, high, V.WhereLess(value, low, low, value));
                    }

                    value.Store(y + j);
                }

                y += (nint)width * lanes;
                if (added != null) added += (nint)width * lanes;
            }
        }
    }
}
