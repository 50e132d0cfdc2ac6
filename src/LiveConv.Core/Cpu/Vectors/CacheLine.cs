using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LiveConv.Cpu.Vectors;

/// <summary>Hints for the caches, where the processor takes them.</summary>
internal static unsafe class CacheLine
{
    /// <summary>Floats in a line.</summary>
    public const int Floats = 16;

    /// <summary>Brings the line of this address to the second-level cache. Any address will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* address)
    {
        if (Sse.IsSupported) Sse.Prefetch1(address);
    }

    /// <summary>Brings the line of this address to the first-level cache. Any address will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchNear(float* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }
}
