using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LiveConv.Cpu;

/// <summary>Loads and stores of vectors in rows whose length needn't be a multiple of the vector's.</summary>
internal static class Simd
{
    /// <summary>Bits of the vectors that kernels take on this machine.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Values in a vector.</summary>
    public static int Count => Vector<float>.Count;

    /// <summary>The vector at <paramref name="index"/>; 0 past the end of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> row, int index)
    {
        if (row.Length - index >= Count) return Vector.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);

        // Not the result of the call: that would have to lie in memory at each turn of the caller's loop, which the stack may spread over two cache lines.
        LoadRest(row[index..], out var rest);
        return rest;
    }

    /// <summary>Stores a vector at <paramref name="index"/>; what lies past the end of the row is dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> row, int index, Vector<float> value)
    {
        if (row.Length - index >= Count) value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);
        else StoreRest(row[index..], value);
    }

    /// <summary>
    /// eˣ for x ≤ 0, within 3 + 2|x| ULP; below 2⁻¹²⁶ it stays there. 2ⁿ·e^(f·ln 2) with n + f = x/ln 2, |f| ≤ ½, by the
    /// Taylor series up to the seventh power (the eighth is below 10⁻⁸).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ExpOfNegative(Vector<float> x)
    {
        // Adding 1.5·2²³ rounds to a whole number, which then stands in the low bits.
        var rounder = new Vector<float>(12582912f);
        var exponent = Vector.Max(x * 1.44269504f, new Vector<float>(-126));
        var rounded = exponent + rounder;
        var f = (exponent - (rounded - rounder)) * 0.693147181f;
        var series = new Vector<float>(1f / 5040);
        series = Vector.MultiplyAddEstimate(series, f, new Vector<float>(1f / 720));
        series = Vector.MultiplyAddEstimate(series, f, new Vector<float>(1f / 120));
        series = Vector.MultiplyAddEstimate(series, f, new Vector<float>(1f / 24));
        series = Vector.MultiplyAddEstimate(series, f, new Vector<float>(1f / 6));
        series = Vector.MultiplyAddEstimate(series, f, new Vector<float>(0.5f));
        series = Vector.MultiplyAddEstimate(series, f, Vector<float>.One);
        series = Vector.MultiplyAddEstimate(series, f, Vector<float>.One);
        var whole = Vector.AsVectorInt32(rounded) - Vector.AsVectorInt32(rounder);
        return series * Vector.AsVectorSingle(Vector.ShiftLeft(whole + new Vector<int>(127), 23));
    }

    /// <summary>Σe^(x − largest).</summary>
    public static float SumOfPowers(ReadOnlySpan<float> x, float largest)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Count <= x.Length; i += Count) sums += Vector.Exp(Load(x, i) - new Vector<float>(largest));
        var sum = Vector.Sum(sums);
        for (; i < x.Length; i++) sum += MathF.Exp(x[i] - largest);
        return sum;
    }

    private static void LoadRest(ReadOnlySpan<float> rest, out Vector<float> vector)
    {
        Span<float> values = stackalloc float[Count];
        values.Clear();
        rest.CopyTo(values);
        vector = new Vector<float>(values);
    }

    private static void StoreRest(Span<float> rest, Vector<float> value)
    {
        Span<float> values = stackalloc float[Count];
        value.CopyTo(values);
        values[..rest.Length].CopyTo(rest);
    }
}
