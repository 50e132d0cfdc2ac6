namespace LiveConv.Benchmarks.Groups;

/// <summary>How many threads are measured.</summary>
internal static class Threads
{
    public const int Several = 2;

    /// <summary>One, and two where there are as many processors.</summary>
    public static IReadOnlyList<int> Counts { get; } = Environment.ProcessorCount >= Several ? [1, Several] : [1];
}
