using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveConv.Cpu.Bytes;

/// <summary>32 bytes.</summary>
internal readonly unsafe struct Bytes256(Vector256<byte> value) : IByteVector<Bytes256>
{
    private readonly Vector256<byte> value = value;

    public static int Count => 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes256 Load(byte* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes256 Min(Bytes256 a, Bytes256 b) => new(Vector256.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes256 Max(Bytes256 a, Bytes256 b) => new(Vector256.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes256 Opaque(Bytes256 a) => new(a.value | Vector256.Create(0xFF000000).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* destination) => value.Store(destination);
}
