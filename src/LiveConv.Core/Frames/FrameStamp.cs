namespace LiveConv.Frames;

/// <summary>Which frame something belongs to: its number, and when it was captured in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
public readonly record struct FrameStamp(long Number, long CaptureTime);
