using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiveConv.Cpu.Vectors;

/// <summary>4 doubles.</summary>
internal readonly unsafe struct Double256(Vector256<double> value) : IDoubleVector<Double256>
{
    private readonly Vector256<double> value = value;

    public static int Count => 4;

    public static Double256 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator +(Double256 a, Double256 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator -(Double256 a, Double256 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator *(Double256 a, Double256 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 operator /(Double256 a, Double256 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Load(double* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 LoadFloats(float* source) =>
        new(Avx.IsSupported ? Avx.ConvertToVector256Double(Vector128.Load(source)) : Vector256.Create((double)source[0], source[1], source[2], source[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Create(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 MultiplyAdd(Double256 a, Double256 b, Double256 c) => new(Vector256.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 Sqrt(Double256 a) => new(Vector256.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double256 AtLeast(Double256 low, Double256 value) => new(Vector256.MaxNative(low.value, value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Double256 a, Double256 b) => Vector256.LessThanAny(a.value, b.value);

    public static bool AllFinite(Double256 vector) => Vector256.LessThanOrEqualAll(Vector256.Abs(vector.value), Vector256.Create(double.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* source, double* target, nint step)
    {
        if (!Avx.IsSupported)
        {
            for (var i = 0; i < Count; i++)
                for (var j = 0; j < Count; j++) target[(j * step) + i] = source[(i * step) + j];
            return;
        }

        const byte LowerOfBoth = 0x20, UpperOfBoth = 0x31;
        Vector256<double> a = Vector256.Load(source), b = Vector256.Load(source + step);
        Vector256<double> c = Vector256.Load(source + (2 * step)), d = Vector256.Load(source + (3 * step));
        Vector256<double> evenA = Avx.UnpackLow(a, b), oddA = Avx.UnpackHigh(a, b), evenC = Avx.UnpackLow(c, d), oddC = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(evenA, evenC, LowerOfBoth).Store(target);
        Avx.Permute2x128(oddA, oddC, LowerOfBoth).Store(target + step);
        Avx.Permute2x128(evenA, evenC, UpperOfBoth).Store(target + (2 * step));
        Avx.Permute2x128(oddA, oddC, UpperOfBoth).Store(target + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFloats(float* destination) => Vector128.Narrow(value.GetLower(), value.GetUpper()).Store(destination);
}
