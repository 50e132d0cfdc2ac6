namespace LiveConv.Cpu.Vectors;

/// <summary>A register of doubles, as <see cref="IFloatVector{TSelf}"/> is one of floats.</summary>
internal unsafe interface IDoubleVector<TSelf>
    where TSelf : struct, IDoubleVector<TSelf>
{
    /// <summary>Doubles in a register.</summary>
    static abstract int Count { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(double* source);

    /// <summary>As many floats as doubles fit in, widened.</summary>
    static abstract TSelf LoadFloats(float* source);

    /// <summary>The same value in each place.</summary>
    static abstract TSelf Create(double value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>The values, but none below <paramref name="low"/>; NaN stays NaN.</summary>
    static abstract TSelf AtLeast(TSelf low, TSelf value);

    /// <summary>Whether a is less than b in some place; never for NaN.</summary>
    static abstract bool AnyLess(TSelf a, TSelf b);

    /// <summary>Whether all places are finite.</summary>
    static abstract bool AllFinite(TSelf vector);

    /// <summary>Turns a square of <see cref="Count"/> lines by its diagonal: place i of line j becomes place j of line i.</summary>
    /// <param name="source">The first line.</param>
    /// <param name="target">The first line of the result.</param>
    /// <param name="step">Doubles from one line to the next, in both.</param>
    static abstract void Transpose(double* source, double* target, nint step);

    void Store(double* destination);

    /// <summary>Stores the values rounded to floats.</summary>
    void StoreFloats(float* destination);
}
