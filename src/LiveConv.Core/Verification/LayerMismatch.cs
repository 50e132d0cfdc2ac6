namespace LiveConv.Verification;

/// <summary>The first value of a run that lies outside its bound, and what stands behind it.</summary>
/// <param name="Frame">Number of the frame.</param>
/// <param name="Layer">Name of the layer, or "frame to tensor" or "tensor to frame".</param>
/// <param name="Op">Its op.</param>
/// <param name="Index">[batch, channel, row, column].</param>
/// <param name="Expected">The reference's value, computed from the executor's own inputs to this layer.</param>
/// <param name="Actual">The executor's value.</param>
/// <param name="Bound">The largest error allowed.</param>
/// <param name="Products">For a convolution the products behind the value, at most 25, the largest; else empty.</param>
public sealed record LayerMismatch(
    long Frame,
    string Layer,
    string Op,
    IReadOnlyList<int> Index,
    double Expected,
    double Actual,
    double Bound,
    IReadOnlyList<ProductTerm> Products)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"frame {Frame}, layer '{Layer}' ({Op}) at [{string.Join(", ", Index)}]: {Actual:G9} instead of {Expected:G9} ± {Bound:0.##e+0}");
}
