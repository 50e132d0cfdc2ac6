using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>e^(x − max) / Σe^(x − max) along an axis: probabilities.</summary>
/// <remarks>
/// Bound: the difference is rounded, a relative u·|x − max| of its power; exp is good to 3 + 2|x − max| ULP and the division to 2.5
/// (Vulkan precision table; an ULP is at most 2u of a value); the sum of n positive terms has their errors and Higham's (n + 2)u.
/// Powers below 2⁻¹²⁶ may be flushed to zero.
/// </remarks>
/// <param name="Axis">The axis, from 0.</param>
public sealed record Softmax(int Axis) : AxisOp(Axis)
{
    public override string Name => nameof(Softmax);

    protected override void Apply(double[] x, double[] y, double[] bounds)
    {
        var (largest, sum, sumError) = Powers(x);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i] - largest) / sum;
            bounds[i] = (y[i] * (PowerError(x[i] - largest) + (sumError / sum) + (5 * Rounding.Unit))) + (2 * Rounding.Smallest);
        }
    }

    /// <summary>The largest value, Σe^(x − max) and the error of that sum.</summary>
    internal static (double Largest, double Sum, double Error) Powers(double[] x)
    {
        var largest = x.Length == 0 ? 0 : x.Max();
        if (Array.Exists(x, double.IsNaN)) largest = double.NaN;
        double sum = 0, error = 0;
        foreach (var value in x)
        {
            var power = Math.Exp(value - largest);
            sum += power;
            error += power * PowerError(value - largest);
        }

        return (largest, sum, error + Rounding.Sum(x.Length, sum));
    }

    /// <summary>Relative error of e^difference, the rounding of the difference included; none is left below e⁻¹²⁸.</summary>
    internal static double PowerError(double difference) =>
        Precision.RelativeExp(difference) + (Rounding.Unit * Math.Min(Math.Abs(difference), 128));
}
