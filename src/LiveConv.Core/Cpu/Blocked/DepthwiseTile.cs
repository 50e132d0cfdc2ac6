using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>The inner loop of depthwise convolution: vectors of neighbouring pixels by the vector of each tap's weights.</summary>
internal static unsafe class DepthwiseTile<V, TTile, TStep>
    where V : struct, IFloatVector<V>
    where TTile : struct, IPixelTile<TTile, V>
    where TStep : struct, IPixelStep<V>
{
    /// <summary>Computes one tile: activation(bias + residual + Σ x·w), a run for each tap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileWork* work, float* x, float* residual, float* y)
    {
        TTile tile = default;
        var bias = V.Load(work->Bias);
        tile.Start(bias, bias);
        if (residual != null) tile.Add(residual, 0);
        for (nint tap = 0; tap < work->Runs; tap++) tile.MultiplyAddLanes(x + work->Offsets[tap], TStep.Floats, V.Load(work->Weights + (tap * V.Count)));
        tile.Store(y, 0, V.Create(work->Low), V.Create(work->High));
        if (work->IsLeaky) LeakyRectifier<V>.Run(work, y, 1, TTile.Pixels);
    }
}
