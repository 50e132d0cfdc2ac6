namespace LiveConv.Verification;

/// <summary>A value outside its bound.</summary>
/// <param name="Index">Row-major index in the tensor.</param>
/// <param name="Actual">What the executor computed.</param>
/// <param name="Expected">What the reference computed.</param>
/// <param name="Bound">The largest error allowed.</param>
public readonly record struct Mismatch(int Index, float Actual, double Expected, double Bound)
{
    public override string ToString() => $"at {Index}: {Actual:R} instead of {Expected:R} ± {Bound:0.##e+0}";
}
