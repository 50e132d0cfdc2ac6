using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>The tiles of depthwise convolution at one vector width.</summary>
internal static unsafe class DepthwiseTiles<V>
    where V : struct, IFloatVector<V>
{
    private const int MostPixels = 8;

    private static readonly delegate*<TileWork*, float*, float*, float*, void>[] Adjacent = Sizes<VectorStep<V>>();
    private static readonly delegate*<TileWork*, float*, float*, float*, void>[] EverySecond = Sizes<TwoVectorStep<V>>();

    /// <summary>Computes the outputs of pixels side by side whose windows lie inside.</summary>
    /// <param name="work">Weights and offsets of the taps, and all else that doesn't change from pixel to pixel.</param>
    /// <param name="stride">1 or 2.</param>
    /// <param name="x">The first pixel's first input vector.</param>
    /// <param name="residual">Values to add, which lie like the result; or null.</param>
    /// <param name="y">The first pixel's result.</param>
    /// <param name="pixels">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileWork* work, int stride, float* x, float* residual, float* y, int pixels)
    {
        var tiles = stride == 2 ? EverySecond : Adjacent;
        for (var left = (pixels + MostPixels - 1) / MostPixels; left > 0; left--)
        {
            var size = (pixels + left - 1) / left;
            tiles[size](work, x, residual, y);
            x += size * stride * V.Count;
            y += size * V.Count;
            if (residual != null) residual += size * V.Count;
            pixels -= size;
        }
    }

    private static delegate*<TileWork*, float*, float*, float*, void>[] Sizes<TStep>()
        where TStep : struct, IPixelStep<V> =>
        Sizes<OneVector<V>, TilePair<V, OneVector<V>, OneVector<V>>, TilePair<V, TilePair<V, OneVector<V>, OneVector<V>>, TilePair<V, OneVector<V>, OneVector<V>>>, TStep>();

    private static delegate*<TileWork*, float*, float*, float*, void>[] Sizes<T1, T2, T4, TStep>()
        where T1 : struct, IPixelTile<T1, V>
        where T2 : struct, IPixelTile<T2, V>
        where T4 : struct, IPixelTile<T4, V>
        where TStep : struct, IPixelStep<V> =>
    [
        null,
        &DepthwiseTile<V, T1, TStep>.Run,
        &DepthwiseTile<V, T2, TStep>.Run,
        &DepthwiseTile<V, TilePair<V, T2, T1>, TStep>.Run,
        &DepthwiseTile<V, T4, TStep>.Run,
        &DepthwiseTile<V, TilePair<V, T4, T1>, TStep>.Run,
        &DepthwiseTile<V, TilePair<V, T4, T2>, TStep>.Run,
        &DepthwiseTile<V, TilePair<V, T4, TilePair<V, T2, T1>>, TStep>.Run,
        &DepthwiseTile<V, TilePair<V, T4, T4>, TStep>.Run,
    ];
}
