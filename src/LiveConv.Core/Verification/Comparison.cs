namespace LiveConv.Verification;

/// <summary>What came out of holding a tensor against the reference.</summary>
/// <param name="Values">Values compared.</param>
/// <param name="OutsideBound">Values outside their bound; must be 0.</param>
/// <param name="MaxErrorOverBound">Largest error as a fraction of its bound; above 1 (or infinite, for a bound of 0) is a mismatch.</param>
/// <param name="MaxUlp">Largest distance in units in the last place, over normal values.</param>
/// <param name="FirstMismatch">The first value outside its bound, in row-major order; null if there is none.</param>
public readonly record struct Comparison(long Values, long OutsideBound, double MaxErrorOverBound, long MaxUlp, Mismatch? FirstMismatch)
{
    /// <summary>Whether every value lies within its bound.</summary>
    public bool Passed => OutsideBound == 0;

    /// <summary>The comparison of both sets of values; the first mismatch is that of this one, if it has any.</summary>
    public Comparison With(Comparison other) => new(
        Values + other.Values,
        OutsideBound + other.OutsideBound,
        Math.Max(MaxErrorOverBound, other.MaxErrorOverBound),
        Math.Max(MaxUlp, other.MaxUlp),
        FirstMismatch ?? other.FirstMismatch);

    public override string ToString() =>
        $"{Amount.Of(Values, "value")}, {OutsideBound} outside the bound, largest error {MaxErrorOverBound:0.###} of its bound, {MaxUlp} ULP"
        + (FirstMismatch is { } first ? $"; first mismatch: {first}" : "");
}
