using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveConv.Cpu.Bytes;

/// <summary>16 bytes.</summary>
internal readonly unsafe struct Bytes128(Vector128<byte> value) : IByteVector<Bytes128>
{
    private readonly Vector128<byte> value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes128 Load(byte* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes128 Min(Bytes128 a, Bytes128 b) => new(Vector128.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes128 Max(Bytes128 a, Bytes128 b) => new(Vector128.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes128 Opaque(Bytes128 a) => new(a.value | Vector128.Create(0xFF000000).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* destination) => value.Store(destination);
}
