using LiveConv.Frames;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;
using LiveConv.Models.Tasks;
using LiveConv.Tensors;

namespace LiveConv.Host.Loop;

/// <summary>What a network made of one frame, on its way from the network's thread to the window's.</summary>
internal sealed class NetworkOutput
{
    public FrameStamp Stamp { get; set; }

    /// <summary>Time of the whole run.</summary>
    public double Milliseconds { get; set; }

    public ModelResult Result { get; } = new();

    /// <summary>The network's own picture; null where it makes none.</summary>
    public Frame? Picture { get; init; }

    /// <summary>What lies over the frame; null where nothing does.</summary>
    public Frame? Overlay { get; init; }

    /// <summary>How <see cref="Overlay"/> was painted.</summary>
    public Background Background { get; set; }

    /// <summary>Place of the layer that <see cref="Values"/> holds among the graph's layers; −1 for none.</summary>
    public int Layer { get; set; } = -1;

    /// <summary>The values that panels want, with the frame.</summary>
    public Snapshot Snapshot { get; } = new();

    /// <summary>The values of the layer that was asked for.</summary>
    public Tensor? Values { get; set; }
}
