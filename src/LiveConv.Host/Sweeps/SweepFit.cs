namespace LiveConv.Host.Sweeps;

/// <summary>What the shortest times of a series follow.</summary>
/// <param name="Law">"linear": ms ≈ slope·x + intercept. "power": ms ≈ factor·work^exponent, where work counts the multiply–adds.</param>
/// <param name="Slope">Milliseconds for one of x, or the exponent.</param>
/// <param name="Intercept">Milliseconds at x = 0, or the factor.</param>
/// <param name="RSquared">1 where all points follow the law; of the logarithms for powers.</param>
public sealed record SweepFit(string Law, double Slope, double Intercept, double RSquared)
{
    public static SweepFit Linear(IReadOnlyList<SweepPoint> points)
    {
        var fit = LinearFit.Of([.. points.Select(point => (point.X, point.MinMs))]);
        return new SweepFit("linear", fit.Slope, fit.Intercept, fit.RSquared);
    }

    /// <param name="points">The measurements.</param>
    /// <param name="work">Multiply–adds of an x, in any unit.</param>
    public static SweepFit Power(IEnumerable<SweepPoint> points, Func<double, double> work)
    {
        var fit = LinearFit.OfPower(points.Select(point => (work(point.X), point.MinMs)));
        return new SweepFit("power", fit.Slope, Math.Exp(fit.Intercept), fit.RSquared);
    }
}
