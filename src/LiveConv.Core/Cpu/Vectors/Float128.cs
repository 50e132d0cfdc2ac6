using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LiveConv.Cpu.Vectors;

/// <summary>4 floats.</summary>
internal readonly unsafe struct Float128(Vector128<float> value) : IFloatVector<Float128>
{
    private readonly Vector128<float> value = value;

    public static int Count => 4;

    public static Float128 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator +(Float128 a, Float128 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator *(Float128 a, Float128 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator -(Float128 a, Float128 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 operator /(Float128 a, Float128 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 MultiplyAdd(Float128 a, Float128 b, Float128 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 WhereLess(Float128 a, Float128 b, Float128 then, Float128 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.value, b.value), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 WhereSame(Float128 a, Float128 b, Float128 then, Float128 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a.value, b.value) | (Vector128.IsNaN(a.value) & Vector128.IsNaN(b.value)), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Min(Float128 a, Float128 b) => new(Vector128.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Max(Float128 a, Float128 b) => new(Vector128.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 MinNative(Float128 a, Float128 b) => new(Vector128.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 MaxNative(Float128 a, Float128 b) => new(Vector128.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Abs(Float128 a) => new(Vector128.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Sqrt(Float128 a) => new(Vector128.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 PowerOfTwo(Float128 rounded) =>
        new(Vector128.ShiftLeft(rounded.value.AsInt32() - Vector128.Create(IFloatVector<Float128>.RounderBits - 127), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Clamp(Float128 value, Float128 low, Float128 high) => new(Vector128.MinNative(high.value, Vector128.MaxNative(low.value, value.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Preceding(Float128 before, Float128 here) =>
        Ssse3.IsSupported ? new(Ssse3.AlignRight(here.value.AsByte(), before.value.AsByte(), 12).AsSingle())
        : AdvSimd.IsSupported ? new(AdvSimd.ExtractVector128(before.value, here.value, 3))
        : new(Vector128.Shuffle(here.value, Vector128<int>.Indices - Vector128<int>.One).WithElement(0, before.value[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float128 Following(Float128 here, Float128 after) =>
        Ssse3.IsSupported ? new(Ssse3.AlignRight(after.value.AsByte(), here.value.AsByte(), 4).AsSingle())
        : AdvSimd.IsSupported ? new(AdvSimd.ExtractVector128(here.value, after.value, 1))
        : new(Vector128.Shuffle(here.value, Vector128<int>.Indices + Vector128<int>.One).WithElement(3, after.value[0]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Float128 a, Float128 b) => Vector128.LessThanAny(a.value, b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong BitsLess(Float128 a, Float128 b) => Vector128.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Float128 vector) => Vector128.Sum(vector.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => value.Store(destination);
}
