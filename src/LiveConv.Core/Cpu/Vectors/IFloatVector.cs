namespace LiveConv.Cpu.Vectors;

/// <summary>A register of floats: what the kernels need of it, so that one source serves every width. The JIT makes each call one instruction.</summary>
internal unsafe interface IFloatVector<TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(float* source);

    /// <summary>The same value in each place.</summary>
    static abstract TSelf Create(float value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The larger value of each place; NaN where one is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller value of each place; NaN where one is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Place by place: <paramref name="then"/> where a is less than b, <paramref name="otherwise"/> elsewhere and for NaN.</summary>
    static abstract TSelf WhereLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>The sum of all places, always in the same order.</summary>
    static abstract float Sum(TSelf vector);

    void Store(float* destination);
}
