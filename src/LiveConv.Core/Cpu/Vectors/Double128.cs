using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveConv.Cpu.Vectors;

/// <summary>2 doubles.</summary>
internal readonly unsafe struct Double128(Vector128<double> value) : IDoubleVector<Double128>
{
    private readonly Vector128<double> value = value;

    public static int Count => 2;

    public static Double128 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator +(Double128 a, Double128 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator -(Double128 a, Double128 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator *(Double128 a, Double128 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 operator /(Double128 a, Double128 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Load(double* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 LoadFloats(float* source) =>
        new(Vector128.Create((double)source[0], source[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Create(double value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 MultiplyAdd(Double128 a, Double128 b, Double128 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 Sqrt(Double128 a) => new(Vector128.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double128 AtLeast(Double128 low, Double128 value) => new(Vector128.MaxNative(low.value, value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Double128 a, Double128 b) => Vector128.LessThanAny(a.value, b.value);

    public static bool AllFinite(Double128 vector) => Vector128.LessThanOrEqualAll(Vector128.Abs(vector.value), Vector128.Create(double.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* source, double* target, nint step)
    {
        Vector128<double> a = Vector128.Load(source), b = Vector128.Load(source + step);
        Vector128.Create(a.ToScalar(), b.ToScalar()).Store(target);
        Vector128.Create(a.GetElement(1), b.GetElement(1)).Store(target + step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFloats(float* destination) => Vector64.Narrow(value.GetLower(), value.GetUpper()).Store(destination);
}
