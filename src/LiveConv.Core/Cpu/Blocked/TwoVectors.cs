using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>One pixel by two vectors of outputs.</summary>
internal unsafe struct TwoVectors<V> : IPixelTile<TwoVectors<V>, V>
    where V : struct, IFloatVector<V>
{
    private V first;
    private V second;

    public static int Pixels => 1;

    public static int Vectors => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(V a, V b) => (first, second) = (a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(float* x, nint step, V a, V b)
    {
        var factor = V.Create(*x);
        first = V.MultiplyAdd(a, factor, first);
        second = V.MultiplyAdd(b, factor, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddLanes(float* x, nint step, V a) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float* values, nint plane)
    {
        first += V.Load(values);
        second += V.Load(values + plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* y, nint plane, V low, V high)
    {
        V.Clamp(first, low, high).Store(y);
        V.Clamp(second, low, high).Store(y + plane);
    }
}
