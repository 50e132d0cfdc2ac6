using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Deterministic values for cases: the same seed gives the same tensor on every machine (SplitMix64).</summary>
public static class Values
{
    /// <summary>Values that kernels get wrong: NaN, infinities, zeros of both signs, subnormals, the largest and smallest.</summary>
    public static float[] Special { get; } =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1e-40f, -1e-40f, float.Epsilon,
        1.17549435e-38f, float.MaxValue, float.MinValue, 1f, -1f, 0.5f, -7f, 88f, -88f, 1e30f,
    ];

    /// <summary>Uniform values in [low, high).</summary>
    public static Tensor Uniform(Shape shape, int seed, float low = -1, float high = 1)
    {
        var state = (ulong)seed;
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = low + ((high - low) * (Next(ref state) >> 40) / (1 << 24));
        return tensor;
    }

    /// <summary>Whole numbers from low to high, both included: equal values occur often.</summary>
    public static Tensor Integers(Shape shape, int seed, int low, int high)
    {
        var state = (ulong)seed;
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = low + (int)(Next(ref state) % (ulong)(high - low + 1));
        return tensor;
    }

    /// <summary>The same value everywhere.</summary>
    public static Tensor Constant(Shape shape, float value)
    {
        var tensor = new Tensor(shape);
        Array.Fill(tensor.Data, value);
        return tensor;
    }

    /// <summary>The special values again and again, for a tensor with at least as many elements.</summary>
    public static Tensor Specials(Shape shape, int shift = 0)
    {
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = Special[(i + shift) % Special.Length];
        return tensor;
    }

    /// <summary>The special values without subnormals, and without the largest and smallest, whose reciprocals are subnormal.</summary>
    public static Tensor NormalSpecials(Shape shape, int shift = 0)
    {
        float[] normal = [.. Special.Where(value => value == 0 || !(Math.Abs(value) is < 1e-37f or > 1e37f) || float.IsInfinity(value))];
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = normal[(i + shift) % normal.Length];
        return tensor;
    }

    /// <summary>Truth values, half of them true.</summary>
    public static Tensor Truth(Shape shape, int seed) => new(shape, Integers(shape, seed, 0, 1).Data, ElementType.Bool);

    /// <summary>Whole numbers from low to high, both included, as integers.</summary>
    public static Tensor WholeNumbers(Shape shape, int seed, int low, int high) =>
        Tensor.OfIntegers(shape, [.. Integers(shape, seed, low, high).Data.Select(value => (long)value)]);

    /// <summary>Uniform values with some replaced.</summary>
    public static Tensor With(this Tensor tensor, params (int Index, float Value)[] replaced)
    {
        foreach (var (index, value) in replaced) tensor.Data[index] = value;
        return tensor;
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
