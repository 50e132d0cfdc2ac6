namespace LiveConv.Host.Sweeps;

/// <summary>Measurements that belong together.</summary>
/// <param name="Name">dense, rank 1, …</param>
/// <param name="Points">In order of x.</param>
/// <param name="Fit">What the times follow; null where nothing is fitted.</param>
public sealed record SweepSeries(string Name, IReadOnlyList<SweepPoint> Points, SweepFit? Fit);
