using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>
/// Lets values pass by others: a where Low &lt; b &lt; High, Outside·a elsewhere and where b is NaN; with broadcasting. It is the derivative
/// of every rectifier, with b its output: (0, ∞) of ReLU, (low, high) of a clamp, (0, ∞) with its slope outside of a leaky ReLU.
/// </summary>
/// <remarks>
/// Bound: what passes, and 0, is exact; Outside·a is rounded once. Where a GPU may take a subnormal b for 0 (GLSL 4.7.1) and that
/// changes the answer, either answer is right.
/// </remarks>
/// <param name="Low">Values of b up to here, included, don't let pass.</param>
/// <param name="High">Values of b from here on, included, don't let pass.</param>
/// <param name="Outside">What is left of values that don't pass; 0 gives 0 whatever they are.</param>
public sealed record Gate(float Low, float High = float.PositiveInfinity, float Outside = 0) : BinaryOp
{
    public override string Name => nameof(Gate);

    protected override double Apply(double a, double b) => Passes(b) ? a : Outside == 0 ? 0 : Outside * a;

    protected override double Bound(double a, double b, double y)
    {
        var rounding = Passes(b) || Outside == 0 ? 0 : Rounding.Operations(1, y);
        return Passes(b) == Passes(Precision.Flush(b)) ? rounding : rounding + Math.Abs((1 - Outside) * a);
    }

    private bool Passes(double b) => Low < b && b < High;
}
