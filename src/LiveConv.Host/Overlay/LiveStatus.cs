using LiveConv.Graphs;
using LiveConv.Host.Microscope.Checking;

namespace LiveConv.Host.Overlay;

/// <summary>The figures that the HUD shows. One object, filled anew for each picture.</summary>
internal sealed class LiveStatus
{
    public string Pipeline { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>Backend and processor.</summary>
    public string Device { get; set; } = "";

    public long Frame { get; set; }

    public bool IsPaused { get; set; }

    public double CaptureRate { get; set; }

    public double RenderRate { get; set; }

    /// <summary>Milliseconds from capture to shown.</summary>
    public double Latency { get; set; }

    /// <summary>Frames that came while the one before was still waiting.</summary>
    public long DroppedLate { get; set; }

    /// <summary>Frames that the source lost by itself.</summary>
    public long DroppedBySource { get; set; }

    /// <summary>Frames that came while the picture stood still.</summary>
    public long DroppedPaused { get; set; }

    /// <summary>Figures of a network that runs beside the display; null for filters.</summary>
    public NetworkStatus? Network { get; set; }

    /// <summary>Checks sampled values of the shown frames; null where nothing does.</summary>
    public LiveVerifier? Verifier { get; set; }

    public IReadOnlyList<Step> Steps { get; set; } = [];
}
