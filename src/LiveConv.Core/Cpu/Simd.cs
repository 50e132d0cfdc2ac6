using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveConv.Cpu;

/// <summary>Loads and stores of vectors in rows whose length needn't be a multiple of the vector's.</summary>
internal static class Simd
{
    /// <summary>Values in a vector.</summary>
    public static int Count => Vector<float>.Count;

    /// <summary>The vector at <paramref name="index"/>; 0 past the end of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> row, int index) =>
        row.Length - index >= Count ? Vector.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index) : LoadRest(row[index..]);

    /// <summary>Stores a vector at <paramref name="index"/>; what lies past the end of the row is dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<float> row, int index, Vector<float> value)
    {
        if (row.Length - index >= Count) value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);
        else StoreRest(row[index..], value);
    }

    private static Vector<float> LoadRest(ReadOnlySpan<float> rest)
    {
        Span<float> values = stackalloc float[Count];
        values.Clear();
        rest.CopyTo(values);
        return new Vector<float>(values);
    }

    private static void StoreRest(Span<float> rest, Vector<float> value)
    {
        Span<float> values = stackalloc float[Count];
        value.CopyTo(values);
        values[..rest.Length].CopyTo(rest);
    }
}
