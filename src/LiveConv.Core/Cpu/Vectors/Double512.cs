using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiveConv.Cpu.Vectors;

/// <summary>8 doubles.</summary>
internal readonly unsafe struct Double512(Vector512<double> value) : IDoubleVector<Double512>
{
    private readonly Vector512<double> value = value;

    public static int Count => 8;

    public static Double512 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator +(Double512 a, Double512 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator -(Double512 a, Double512 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator *(Double512 a, Double512 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 operator /(Double512 a, Double512 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Load(double* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 LoadFloats(float* source) =>
        new(Avx512F.IsSupported ? Avx512F.ConvertToVector512Double(Vector256.Load(source)) : Vector512.Create(Vector256.Create((double)source[0], source[1], source[2], source[3]), Vector256.Create((double)source[4], source[5], source[6], source[7])));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Create(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 MultiplyAdd(Double512 a, Double512 b, Double512 c) => new(Vector512.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 Sqrt(Double512 a) => new(Vector512.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double512 AtLeast(Double512 low, Double512 value) => new(Vector512.MaxNative(low.value, value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Double512 a, Double512 b) => Vector512.LessThanAny(a.value, b.value);

    public static bool AllFinite(Double512 vector) => Vector512.LessThanOrEqualAll(Vector512.Abs(vector.value), Vector512.Create(double.MaxValue));

    /// <remarks>Neighbouring places of two lines, then pairs of four, then quarters of eight: three rounds of eight shuffles.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* source, double* target, nint step)
    {
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < Count; i++)
                for (var j = 0; j < Count; j++) target[(j * step) + i] = source[(i * step) + j];
            return;
        }

        var (a0, a1) = Neighbours(source, step);
        var (a2, a3) = Neighbours(source + (2 * step), step);
        var (a4, a5) = Neighbours(source + (4 * step), step);
        var (a6, a7) = Neighbours(source + (6 * step), step);
        Quarters(a0, a2, a4, a6, target, 2 * step);
        Quarters(a1, a3, a5, a7, target + step, 2 * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFloats(float* destination) => Vector256.Narrow(value.GetLower(), value.GetUpper()).Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Even, Vector512<double> Odd) Neighbours(double* lines, nint step)
    {
        Vector512<double> first = Vector512.Load(lines), second = Vector512.Load(lines + step);
        return (Avx512F.UnpackLow(first, second), Avx512F.UnpackHigh(first, second));
    }

    /// <summary>Lines 0, 2, 4 and 6 of the result from those pairs of values that belong there, quarter by quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, double* target, nint step)
    {
        const byte EvenOfBoth = 0b10_00_10_00, OddOfBoth = 0b11_01_11_01;
        Vector512<double> evenA = Avx512F.Shuffle4x128(a, b, EvenOfBoth), oddA = Avx512F.Shuffle4x128(a, b, OddOfBoth);
        Vector512<double> evenC = Avx512F.Shuffle4x128(c, d, EvenOfBoth), oddC = Avx512F.Shuffle4x128(c, d, OddOfBoth);
        Avx512F.Shuffle4x128(evenA, evenC, EvenOfBoth).Store(target);
        Avx512F.Shuffle4x128(oddA, oddC, EvenOfBoth).Store(target + step);
        Avx512F.Shuffle4x128(evenA, evenC, OddOfBoth).Store(target + (2 * step));
        Avx512F.Shuffle4x128(oddA, oddC, OddOfBoth).Store(target + (3 * step));
    }
}
