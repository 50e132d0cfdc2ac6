using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Fourier;

/// <summary>Complex numbers side by side: a vector of real parts and one of imaginary parts, which lie after each other in memory.</summary>
internal readonly unsafe struct ComplexLine<V>(V real, V imaginary)
    where V : struct, IDoubleVector<V>
{
    private readonly V real = real;
    private readonly V imaginary = imaginary;

    /// <summary>Doubles of a line.</summary>
    public static int Length => 2 * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLine<V> operator +(ComplexLine<V> a, ComplexLine<V> b) => new(a.real + b.real, a.imaginary + b.imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLine<V> operator -(ComplexLine<V> a, ComplexLine<V> b) => new(a.real - b.real, a.imaginary - b.imaginary);

    /// <summary>a + i·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLine<V> PlusTurned(ComplexLine<V> a, ComplexLine<V> b) => new(a.real - b.imaginary, a.imaginary + b.real);

    /// <summary>a − i·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLine<V> MinusTurned(ComplexLine<V> a, ComplexLine<V> b) => new(a.real + b.imaginary, a.imaginary - b.real);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLine<V> Load(double* source) => new(V.Load(source), V.Load(source + V.Count));

    /// <summary>The product with one number, c + i·s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLine<V> Times(V c, V s, V minusS) =>
        new(V.MultiplyAdd(real, c, imaginary * minusS), V.MultiplyAdd(real, s, imaginary * c));

    /// <summary>The product of each two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLine<V> Times(ComplexLine<V> other) =>
        new((real * other.real) - (imaginary * other.imaginary), V.MultiplyAdd(real, other.imaginary, imaginary * other.real));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double* destination)
    {
        real.Store(destination);
        imaginary.Store(destination + V.Count);
    }
}
