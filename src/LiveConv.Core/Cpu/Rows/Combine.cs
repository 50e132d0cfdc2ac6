using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Rows;

/// <summary>How a pool makes one value of two.</summary>
internal interface ICombine<V>
{
    static abstract V Combine(V a, V b);
}

internal readonly struct Largest<V> : ICombine<V>
    where V : struct, IFloatVector<V>
{
    public static V Combine(V a, V b) => V.Max(a, b);
}

internal readonly struct Smallest<V> : ICombine<V>
    where V : struct, IFloatVector<V>
{
    public static V Combine(V a, V b) => V.Min(a, b);
}

internal readonly struct Sum<V> : ICombine<V>
    where V : struct, IFloatVector<V>
{
    public static V Combine(V a, V b) => a + b;
}
