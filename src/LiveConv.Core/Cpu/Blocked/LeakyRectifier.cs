using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>The leaky ReLU of a tile's results, while they are in the first-level cache.</summary>
internal static unsafe class LeakyRectifier<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>y·slope where y is below 0; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileWork* work, float* y, int vectors, int pixels)
    {
        var slope = V.Create(work->Slope);
        for (; vectors > 0; vectors--, y += work->Plane)
        {
            for (var i = 0; i < pixels * V.Count; i += V.Count)
            {
                var sum = V.Load(y + i);
                V.WhereLess(sum, V.Zero, sum * slope, sum).Store(y + i);
            }
        }
    }
}
