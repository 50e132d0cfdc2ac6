namespace LiveConv.Cpu.Vectors;

/// <summary>A register of floats: what the kernels need of it, so that one source serves every width. The JIT makes each call one instruction.</summary>
internal unsafe interface IFloatVector<TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>1.5·2²³: a small number that is added to it becomes a whole one, which then stands in the low bits.</summary>
    const float Rounder = 12582912;

    /// <summary><see cref="Rounder"/> as bits.</summary>
    const int RounderBits = 0x4B400000;

    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(float* source);

    /// <summary>The same value in each place.</summary>
    static abstract TSelf Create(float value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Place by place: <paramref name="then"/> where a is less than b, <paramref name="otherwise"/> elsewhere and for NaN.</summary>
    static abstract TSelf WhereLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>Place by place: <paramref name="then"/> where a equals b or both are NaN, <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TSelf WhereSame(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>The smaller ones; NaN where either is.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger ones; NaN where either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller ones by one instruction; with NaN either.</summary>
    static abstract TSelf MinNative(TSelf a, TSelf b);

    /// <summary>The larger ones by one instruction; with NaN either.</summary>
    static abstract TSelf MaxNative(TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>2ⁿ for <see cref="Rounder"/> + n, −126 ≤ n ≤ 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf rounded);

    /// <summary>The nearest value in [low, high]; NaN stays NaN, which is why x86 has to be given the value last.</summary>
    static abstract TSelf Clamp(TSelf value, TSelf low, TSelf high);

    /// <summary>What lies one place before each value of <paramref name="here"/>, which follows <paramref name="before"/> in memory.</summary>
    static abstract TSelf Preceding(TSelf before, TSelf here);

    /// <summary>What lies one place after each value of <paramref name="here"/>, which <paramref name="after"/> follows in memory.</summary>
    static abstract TSelf Following(TSelf here, TSelf after);

    /// <summary>Whether a is less than b in some place; never for NaN.</summary>
    static abstract bool AnyLess(TSelf a, TSelf b);

    /// <summary>A bit for each place, the first one lowest: 1 where a is less than b.</summary>
    static abstract ulong BitsLess(TSelf a, TSelf b);

    /// <summary>The sum of all places, always in the same order.</summary>
    static abstract float Sum(TSelf vector);

    void Store(float* destination);
}
