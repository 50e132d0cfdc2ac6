namespace LiveConv.Ops;

/// <summary>Where along an axis the largest value stands; the first NaN, if there is one. Output: Int64.</summary>
/// <param name="Axis">The axis, from 0.</param>
/// <param name="KeepDims">Whether the axis stays, with the size 1.</param>
/// <param name="LastIndex">Whether the last of equal values counts, not the first.</param>
public sealed record ArgMax(int Axis, bool KeepDims = true, bool LastIndex = false) : ArgOp(Axis, KeepDims, LastIndex)
{
    public override string Name => nameof(ArgMax);

    protected override bool Beats(double value, double best) => value > best || (double.IsNaN(value) && !double.IsNaN(best));
}
