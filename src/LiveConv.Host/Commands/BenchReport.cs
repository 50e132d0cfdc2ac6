namespace LiveConv.Host.Commands;

/// <summary>What <c>bench --json</c> prints. Times in milliseconds; the copy of a frame on the GPU only for filters on gl; the memory of values in bytes, null where the executor doesn't count it.</summary>
public sealed record BenchReport(
    string Device,
    string Backend,
    string Pipeline,
    string Size,
    int Frames,
    IReadOnlyList<BenchStep> Steps,
    double FrameMedianMs,
    double FrameMinMs,
    double Fps,
    double? CopyMs = null,
    long? ActivationBytes = null,
    long? ActivationLowerBound = null);
