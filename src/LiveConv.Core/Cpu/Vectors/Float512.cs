using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiveConv.Cpu.Vectors;

/// <summary>16 floats.</summary>
internal readonly unsafe struct Float512(Vector512<float> value) : IFloatVector<Float512>
{
    private readonly Vector512<float> value = value;

    public static int Count => 16;

    public static Float512 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 operator +(Float512 a, Float512 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 operator *(Float512 a, Float512 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 operator -(Float512 a, Float512 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 operator /(Float512 a, Float512 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 MultiplyAdd(Float512 a, Float512 b, Float512 c) => new(Vector512.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 WhereLess(Float512 a, Float512 b, Float512 then, Float512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.value, b.value), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 WhereSame(Float512 a, Float512 b, Float512 then, Float512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.value, b.value) | (Vector512.IsNaN(a.value) & Vector512.IsNaN(b.value)), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Min(Float512 a, Float512 b) => new(Vector512.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Max(Float512 a, Float512 b) => new(Vector512.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 MinNative(Float512 a, Float512 b) => new(Vector512.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 MaxNative(Float512 a, Float512 b) => new(Vector512.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Abs(Float512 a) => new(Vector512.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Sqrt(Float512 a) => new(Vector512.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 PowerOfTwo(Float512 rounded) =>
        new(Vector512.ShiftLeft(rounded.value.AsInt32() - Vector512.Create(IFloatVector<Float512>.RounderBits - 127), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Clamp(Float512 value, Float512 low, Float512 high) => new(Vector512.MinNative(high.value, Vector512.MaxNative(low.value, value.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Preceding(Float512 before, Float512 here) =>
        Avx512F.IsSupported ? new(Avx512F.AlignRight32(here.value.AsInt32(), before.value.AsInt32(), 15).AsSingle())
        : new(Vector512.Shuffle(here.value, Vector512<int>.Indices - Vector512<int>.One).WithElement(0, before.value[15]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float512 Following(Float512 here, Float512 after) =>
        Avx512F.IsSupported ? new(Avx512F.AlignRight32(after.value.AsInt32(), here.value.AsInt32(), 1).AsSingle())
        : new(Vector512.Shuffle(here.value, Vector512<int>.Indices + Vector512<int>.One).WithElement(15, after.value[0]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Float512 a, Float512 b) => Vector512.LessThanAny(a.value, b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong BitsLess(Float512 a, Float512 b) => Vector512.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Float512 vector) => Vector512.Sum(vector.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => value.Store(destination);
}
