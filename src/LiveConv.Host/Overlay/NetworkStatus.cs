namespace LiveConv.Host.Overlay;

/// <summary>The figures of a network that runs beside the display.</summary>
internal sealed class NetworkStatus
{
    /// <summary>Milliseconds that it took for one frame.</summary>
    public double Milliseconds { get; set; }

    /// <summary>Frames a second.</summary>
    public double Rate { get; set; }

    /// <summary>The frame that the results belong to; −1 before the first.</summary>
    public long Frame { get; set; } = -1;

    /// <summary>Capture time of that frame, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long CaptureTime { get; set; }

    /// <summary>Whether the network is still being loaded.</summary>
    public bool IsLoading { get; set; } = true;
}
