using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>A tile and, for the pixels after its own, another one.</summary>
internal unsafe struct TilePair<V, TFirst, TSecond> : IPixelTile<TilePair<V, TFirst, TSecond>, V>
    where V : struct, IFloatVector<V>
    where TFirst : struct, IPixelTile<TFirst, V>
    where TSecond : struct, IPixelTile<TSecond, V>
{
    // Assigned through their own methods only, which the compiler doesn't see.
#pragma warning disable CS0649, IDE0044
    private TFirst first;
    private TSecond second;
#pragma warning restore CS0649, IDE0044

    public static int Pixels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TFirst.Pixels + TSecond.Pixels;
    }

    public static int Vectors => TFirst.Vectors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(V a, V b)
    {
        first.Start(a, b);
        second.Start(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(float* x, nint step, V a, V b)
    {
        first.MultiplyAdd(x, step, a, b);
        second.MultiplyAdd(x + (TFirst.Pixels * step), step, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddLanes(float* x, nint step, V a)
    {
        first.MultiplyAddLanes(x, step, a);
        second.MultiplyAddLanes(x + (TFirst.Pixels * step), step, a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float* values, nint plane)
    {
        first.Add(values, plane);
        second.Add(values + (TFirst.Pixels * V.Count), plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* y, nint plane, V low, V high)
    {
        first.Store(y, plane, low, high);
        second.Store(y + (TFirst.Pixels * V.Count), plane, low, high);
    }
}
