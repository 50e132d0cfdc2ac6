using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiveConv.Cpu.Vectors;

/// <summary>8 floats.</summary>
internal readonly unsafe struct Float256(Vector256<float> value) : IFloatVector<Float256>
{
    private readonly Vector256<float> value = value;

    public static int Count => 8;

    public static Float256 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 operator +(Float256 a, Float256 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 operator *(Float256 a, Float256 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 operator -(Float256 a, Float256 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 operator /(Float256 a, Float256 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 MultiplyAdd(Float256 a, Float256 b, Float256 c) => new(Vector256.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 WhereLess(Float256 a, Float256 b, Float256 then, Float256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.value, b.value), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 WhereSame(Float256 a, Float256 b, Float256 then, Float256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a.value, b.value) | (Vector256.IsNaN(a.value) & Vector256.IsNaN(b.value)), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Min(Float256 a, Float256 b) => new(Vector256.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Max(Float256 a, Float256 b) => new(Vector256.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 MinNative(Float256 a, Float256 b) => new(Vector256.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 MaxNative(Float256 a, Float256 b) => new(Vector256.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Abs(Float256 a) => new(Vector256.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Sqrt(Float256 a) => new(Vector256.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 PowerOfTwo(Float256 rounded) =>
        new(Vector256.ShiftLeft(rounded.value.AsInt32() - Vector256.Create(IFloatVector<Float256>.RounderBits - 127), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Clamp(Float256 value, Float256 low, Float256 high) => new(Vector256.MinNative(high.value, Vector256.MaxNative(low.value, value.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Preceding(Float256 before, Float256 here) =>
        Avx2.IsSupported ? new(Avx2.AlignRight(here.value.AsByte(), Vector256.Create(before.value.GetUpper(), here.value.GetLower()).AsByte(), 12).AsSingle())
        : new(Vector256.Shuffle(here.value, Vector256<int>.Indices - Vector256<int>.One).WithElement(0, before.value[7]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float256 Following(Float256 here, Float256 after) =>
        Avx2.IsSupported ? new(Avx2.AlignRight(Vector256.Create(here.value.GetUpper(), after.value.GetLower()).AsByte(), here.value.AsByte(), 4).AsSingle())
        : new(Vector256.Shuffle(here.value, Vector256<int>.Indices + Vector256<int>.One).WithElement(7, after.value[0]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Float256 a, Float256 b) => Vector256.LessThanAny(a.value, b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong BitsLess(Float256 a, Float256 b) => Vector256.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Float256 vector) => Vector256.Sum(vector.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => value.Store(destination);
}
