namespace LiveConv.Host.Sweeps;

/// <summary>One measurement of a sweep. Times in milliseconds.</summary>
/// <param name="Name">What was set: 1280x720, 7x7, 64, 2.</param>
/// <param name="X">The same as a number: megapixels, width of the kernel, channels, threads.</param>
/// <param name="MedianMs">The median run.</param>
/// <param name="MinMs">The shortest run.</param>
public sealed record SweepPoint(string Name, double X, double MedianMs, double MinMs);
