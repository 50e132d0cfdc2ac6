namespace LiveConv.Host.Sweeps;

/// <summary>The straight line with the least squared distances: y ≈ Slope·x + Intercept.</summary>
/// <param name="Slope">Units of y for one of x.</param>
/// <param name="Intercept">y at x = 0.</param>
/// <param name="RSquared">1 − Σ(y − line)² / Σ(y − mean)²: 1 where all points lie on the line.</param>
public readonly record struct LinearFit(double Slope, double Intercept, double RSquared)
{
    /// <summary>Of at least two points whose x differ.</summary>
    public static LinearFit Of(IReadOnlyCollection<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < 2) throw new ArgumentException("a line needs two points", nameof(points));
        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        if (spread == 0) throw new ArgumentException("the points lie above each other", nameof(points));
        var slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / spread;
        var intercept = meanY - (slope * meanX);
        var all = points.Sum(point => (point.Y - meanY) * (point.Y - meanY));
        var left = points.Sum(point => Square(point.Y - (slope * point.X) - intercept));
        return new LinearFit(slope, intercept, all == 0 ? 1 : 1 - (left / all));
    }

    /// <summary>y ≈ e^Intercept · x^Slope, as a line through the logarithms of values above 0.</summary>
    public static LinearFit OfPower(IEnumerable<(double X, double Y)> points) => Of([.. points.Select(point => (Math.Log(point.X), Math.Log(point.Y)))]);

    private static double Square(double value) => value * value;
}
