using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Correlation;

/// <summary>What is summed up over windows, of a vector of columns in one row.</summary>
internal unsafe interface IWindowTerm<V>
    where V : struct, IDoubleVector<V>
{
    static abstract V Of(float** rows, nint row, nint column);
}

/// <summary>x.</summary>
internal readonly unsafe struct ValueTerm<V> : IWindowTerm<V>
    where V : struct, IDoubleVector<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(float** rows, nint row, nint column) => V.LoadFloats(rows[row] + column);
}

/// <summary>x², exact in double.</summary>
internal readonly unsafe struct SquareTerm<V> : IWindowTerm<V>
    where V : struct, IDoubleVector<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(float** rows, nint row, nint column)
    {
        var value = V.LoadFloats(rows[row] + column);
        return value * value;
    }
}

/// <summary>The square of the step to the next row: 0 only where both are the same.</summary>
internal readonly unsafe struct StepTerm<V> : IWindowTerm<V>
    where V : struct, IDoubleVector<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(float** rows, nint row, nint column)
    {
        var step = V.LoadFloats(rows[row + 1] + column) - V.LoadFloats(rows[row] + column);
        return step * step;
    }
}
