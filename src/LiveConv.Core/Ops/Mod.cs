using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>
/// The remainder of a/b, with broadcasting: with the sign of b, or with Fmod with the sign of a (C's fmod). Integers: 0 where b is 0.
/// </summary>
/// <remarks>
/// Bound: fmod is exact in IEEE arithmetic, as the remainder always fits; the sign of b asks for one sum more. GLSL's mod is
/// a − b·⌊a/b⌋, wrong by a whole b where the quotient rounds up: a kernel needs a long division.
/// </remarks>
/// <param name="Fmod">Whether the remainder has the sign of a.</param>
public sealed record Mod(bool Fmod = false) : BinaryOp
{
    public override string Name => nameof(Mod);

    protected override bool TakesIntegers => true;

    protected override double Apply(double a, double b)
    {
        var remainder = a % b;
        return Fmod || remainder == 0 || (remainder < 0) == (b < 0) ? remainder : remainder + b;
    }

    protected override long Apply(long a, long b)
    {
        if (b is 0 or -1) return 0;
        var remainder = a % b;
        return Fmod || remainder == 0 || (remainder < 0) == (b < 0) ? remainder : remainder + b;
    }

    protected override double Bound(double a, double b, double y) => Fmod ? 0 : Rounding.Operations(1, y);
}
