using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>How far the input values of neighbouring output pixels are apart: a constant of the kernel, so that addresses are constants too.</summary>
internal interface IPixelStep<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>Floats from one pixel's value to the next one's.</summary>
    static abstract nint Floats { get; }
}

/// <summary>Blocked input: a vector lies between.</summary>
internal readonly struct VectorStep<V> : IPixelStep<V>
    where V : struct, IFloatVector<V>
{
    public static nint Floats => V.Count;
}

/// <summary>Every second pixel of blocked input.</summary>
internal readonly struct TwoVectorStep<V> : IPixelStep<V>
    where V : struct, IFloatVector<V>
{
    public static nint Floats => 2 * V.Count;
}

/// <summary>Row-major input, stride 1.</summary>
internal readonly struct FloatStep<V> : IPixelStep<V>
    where V : struct, IFloatVector<V>
{
    public static nint Floats => 1;
}

/// <summary>Row-major input, stride 2.</summary>
internal readonly struct TwoFloatStep<V> : IPixelStep<V>
    where V : struct, IFloatVector<V>
{
    public static nint Floats => 2;
}

/// <summary>Row-major input, stride 4.</summary>
internal readonly struct FourFloatStep<V> : IPixelStep<V>
    where V : struct, IFloatVector<V>
{
    public static nint Floats => 4;
}
