using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>The inner loop of convolutions and products: one input value of each pixel, broadcast, by one or two vectors of weights.</summary>
internal static unsafe class TileProduct<V, TTile, TStep>
    where V : struct, IFloatVector<V>
    where TTile : struct, IPixelTile<TTile, V>
    where TStep : struct, IPixelStep<V>
{
    /// <summary>Computes one tile.</summary>
    /// <param name="work">What it has in common with others.</param>
    /// <param name="x">The first pixel's first value.</param>
    /// <param name="residual">Values to add, which lie like the result; or null.</param>
    /// <param name="y">Where the first pixel's first vector goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileWork* work, float* x, float* residual, float* y)
    {
        // The one vector again where there is no second.
        var second = (TTile.Vectors - 1) * V.Count;
        TTile tile = default;
        tile.Start(V.Load(work->Bias), V.Load(work->Bias + second));
        if (residual != null) tile.Add(residual, work->Plane);

        var (w, ahead) = ((nint)work->Weights, (nint)work->Ahead * sizeof(float));
        var (offset, end, length) = ((nint)work->Offsets, (nint)(work->Offsets + work->Runs), (nint)work->RunLength);
        for (var part = 0; part < 2; part++)
        {
            for (; offset < end; offset += sizeof(nint))
            {
                var from = x + *(nint*)offset;
                for (nint i = 0; i < length; i++)
                {
                    CacheLine.Prefetch((float*)(w + ahead));
                    tile.MultiplyAdd(from, TStep.Floats, V.Load((float*)w), V.Load((float*)w + second));
                    from++;
                    w += TTile.Vectors * V.Count * sizeof(float);
                }
            }

            (end, length) = ((nint)(work->Offsets + work->Runs + work->ShortRuns), work->ShortLength);
        }

        tile.Store(y, work->Plane, V.Create(work->Low), V.Create(work->High));
        if (work->IsLeaky) LeakyRectifier<V>.Run(work, y, TTile.Vectors, TTile.Pixels);
    }
}
