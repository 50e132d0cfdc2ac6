using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>One pixel by one vector of outputs.</summary>
internal unsafe struct OneVector<V> : IPixelTile<OneVector<V>, V>
    where V : struct, IFloatVector<V>
{
    private V sum;

    public static int Pixels => 1;

    public static int Vectors => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(V a, V b) => sum = a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(float* x, nint step, V a, V b) => sum = V.MultiplyAdd(a, V.Create(*x), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddLanes(float* x, nint step, V a) => sum = V.MultiplyAdd(a, V.Load(x), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float* values, nint plane) => sum += V.Load(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* y, nint plane, V low, V high) => V.Clamp(sum, low, high).Store(y);
}
