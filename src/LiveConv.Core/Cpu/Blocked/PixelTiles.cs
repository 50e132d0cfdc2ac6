using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>The tiles of all sizes at one vector width, and how a row of pixels is cut into them.</summary>
internal static unsafe class PixelTiles<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Vectors of outputs that a tile has at most.</summary>
    public const int MostVectors = 2;

    /// <summary>14 × 2 sums, two weights and a factor are the 32 registers of AVX-512 and NEON but for one; 6 × 2 and three are the 16 of AVX2.</summary>
    public static readonly int MostPixels = V.Count == 16 || AdvSimd.IsSupported ? 14 : 6;

    /// <summary>Strides at which row-major input can be read; 0 stands for blocked input.</summary>
    private static readonly int[] Strides = [0, 1, 2, 4];

    // By stride, then by vectors, then by pixels.
    private static readonly delegate*<TileWork*, float*, float*, float*, void>[][] Tiles =
    [
        Sizes<OneVector<V>, VectorStep<V>>(),
        Sizes<TwoVectors<V>, VectorStep<V>>(),
        Sizes<OneVector<V>, FloatStep<V>>(),
        Sizes<TwoVectors<V>, FloatStep<V>>(),
        Sizes<OneVector<V>, TwoFloatStep<V>>(),
        Sizes<TwoVectors<V>, TwoFloatStep<V>>(),
        Sizes<OneVector<V>, FourFloatStep<V>>(),
        Sizes<TwoVectors<V>, FourFloatStep<V>>(),
    ];

    /// <summary>The kind of input in which neighbouring pixels' values are so many floats apart, 0 standing for blocked input; negative if there are no tiles for it.</summary>
    public static int InputKind(int stride) => Array.IndexOf(Strides, stride);

    /// <summary>Computes the outputs of pixels side by side.</summary>
    /// <param name="work">Weights and all else that doesn't change from pixel to pixel.</param>
    /// <param name="vectors">Vectors of outputs: 1 or 2.</param>
    /// <param name="kind">See <see cref="InputKind"/>; 0 for blocked input.</param>
    /// <param name="x">The first pixel's first input value.</param>
    /// <param name="residual">Values to add, which lie like the result; or null.</param>
    /// <param name="y">The first pixel's first result.</param>
    /// <param name="pixels">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileWork* work, int vectors, int kind, float* x, float* residual, float* y, int pixels)
    {
        var tiles = Tiles[(kind * MostVectors) + vectors - 1];
        var step = kind == 0 ? V.Count : Strides[kind];
        for (var left = (pixels + MostPixels - 1) / MostPixels; left > 0; left--)
        {
            // Tiles of about the same size: the sums of a small rest would wait for each other.
            var size = (pixels + left - 1) / left;
            tiles[size](work, x, residual, y);
            x += size * step;
            y += size * V.Count;
            if (residual != null) residual += size * V.Count;
            pixels -= size;
        }
    }

    private static delegate*<TileWork*, float*, float*, float*, void>[] Sizes<TPixel, TStep>()
        where TPixel : struct, IPixelTile<TPixel, V>
        where TStep : struct, IPixelStep<V> =>
        Sizes<TPixel, TilePair<V, TPixel, TPixel>, TilePair<V, TilePair<V, TPixel, TPixel>, TilePair<V, TPixel, TPixel>>, TStep>();

    // Each is compiled when it is first called.
    private static delegate*<TileWork*, float*, float*, float*, void>[] Sizes<T1, T2, T4, TStep>()
        where T1 : struct, IPixelTile<T1, V>
        where T2 : struct, IPixelTile<T2, V>
        where T4 : struct, IPixelTile<T4, V>
        where TStep : struct, IPixelStep<V> =>
    [
        null,
        &TileProduct<V, T1, TStep>.Run,
        &TileProduct<V, T2, TStep>.Run,
        &TileProduct<V, TilePair<V, T2, T1>, TStep>.Run,
        &TileProduct<V, T4, TStep>.Run,
        &TileProduct<V, TilePair<V, T4, T1>, TStep>.Run,
        &TileProduct<V, TilePair<V, T4, T2>, TStep>.Run,
        &TileProduct<V, TilePair<V, T4, TilePair<V, T2, T1>>, TStep>.Run,
        &TileProduct<V, TilePair<V, T4, T4>, TStep>.Run,
        &TileProduct<V, TilePair<V, TilePair<V, T4, T4>, T1>, TStep>.Run,
        &TileProduct<V, TilePair<V, TilePair<V, T4, T4>, T2>, TStep>.Run,
        &TileProduct<V, TilePair<V, TilePair<V, T4, T4>, TilePair<V, T2, T1>>, TStep>.Run,
        &TileProduct<V, TilePair<V, TilePair<V, T4, T4>, T4>, TStep>.Run,
        &TileProduct<V, TilePair<V, TilePair<V, T4, T4>, TilePair<V, T4, T1>>, TStep>.Run,
        &TileProduct<V, TilePair<V, TilePair<V, T4, T4>, TilePair<V, T4, T2>>, TStep>.Run,
    ];
}
