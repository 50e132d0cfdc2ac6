using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveConv.Cpu.Bytes;

/// <summary>64 bytes.</summary>
internal readonly unsafe struct Bytes512(Vector512<byte> value) : IByteVector<Bytes512>
{
    private readonly Vector512<byte> value = value;

    public static int Count => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes512 Load(byte* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes512 Min(Bytes512 a, Bytes512 b) => new(Vector512.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes512 Max(Bytes512 a, Bytes512 b) => new(Vector512.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes512 Opaque(Bytes512 a) => new(a.value | Vector512.Create(0xFF000000).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* destination) => value.Store(destination);
}
