namespace LiveConv.Host.Sweeps;

/// <summary>What <c>bench --sweep --json</c> prints.</summary>
/// <param name="Device">What computed.</param>
/// <param name="Backend">cpu, gl or reference.</param>
/// <param name="Sweep">size, kernel, channels or threads.</param>
/// <param name="Work">What was timed.</param>
/// <param name="Unit">What x counts.</param>
/// <param name="Series">The measurements.</param>
public sealed record SweepReport(string Device, string Backend, string Sweep, string Work, string Unit, IReadOnlyList<SweepSeries> Series);
