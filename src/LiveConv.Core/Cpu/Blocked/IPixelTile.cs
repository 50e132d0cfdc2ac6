using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Sums that stay in registers: some pixels by one or two vectors of outputs. Made of <see cref="OneVector{V}"/> or
/// <see cref="TwoVectors{V}"/> by <see cref="TilePair{V, TFirst, TSecond}"/>; the JIT inlines all calls and promotes every field to a register.
/// </summary>
internal unsafe interface IPixelTile<TSelf, V>
    where TSelf : struct, IPixelTile<TSelf, V>
    where V : struct, IFloatVector<V>
{
    static abstract int Pixels { get; }

    /// <summary>Vectors of outputs for each pixel: 1 or 2. With one, whatever is called b or belongs to a second vector isn't used.</summary>
    static abstract int Vectors { get; }

    /// <summary>Sets each pixel's sums.</summary>
    void Start(V a, V b);

    /// <summary>Adds x·a and x·b, where the pixels' factors x are <paramref name="step"/> apart.</summary>
    void MultiplyAdd(float* x, nint step, V a, V b);

    /// <summary>Adds x·a lane by lane, where the pixels' vectors x are <paramref name="step"/> apart.</summary>
    void MultiplyAddLanes(float* x, nint step, V a);

    /// <summary>Adds values that lie like those of <see cref="Store"/>.</summary>
    void Add(float* values, nint plane);

    /// <summary>Stores the sums, clamped: the first vectors of all pixels side by side, and the second ones likewise, <paramref name="plane"/> after them.</summary>
    void Store(float* y, nint plane, V low, V high);
}
