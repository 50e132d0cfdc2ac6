using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>What follows the sums of a tile while they are in the first-level cache: a residual and an activation.</summary>
internal static unsafe class Epilogue<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>y = activation(y + residual) for some vectors; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileWork* work, float* residual, float* y, int vectors)
    {
        if (!work->Activates && residual == null) return;
        var (slope, low, high) = (V.Create(work->Slope), V.Create(work->Low), V.Create(work->High));
        for (var i = 0; i < vectors * V.Count; i += V.Count)
        {
            var sum = V.Load(y + i);
            if (residual != null) sum += V.Load(residual + i);
            sum = V.WhereLess(sum, V.Zero, sum * slope, sum);
            V.WhereLess(high, sum, high, V.WhereLess(sum, low, low, sum)).Store(y + i);
        }
    }
}
