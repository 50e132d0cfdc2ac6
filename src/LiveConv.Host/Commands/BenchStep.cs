namespace LiveConv.Host.Commands;

/// <summary>One step of a frame in <see cref="BenchReport"/>. Times in milliseconds.</summary>
public sealed record BenchStep(string Name, string Op, double MedianMs, double MinMs, double P95Ms);
