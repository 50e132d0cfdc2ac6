using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using LiveConv.Models;
using LiveConv.Shaders;

namespace LiveConv.Host.Commands;

/// <summary>What the options common to all commands that process frames say.</summary>
public sealed record FrameSettings
{
    /// <summary>As given, or null.</summary>
    public string? Source { get; init; }

    /// <summary>A built-in name or a file, or null.</summary>
    public string? Pipeline { get; init; }

    /// <summary>auto, gl, cpu or reference.</summary>
    public required string Backend { get; init; }

    public PictureSize? Size { get; init; }

    /// <summary>Frames a second.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>How many frames, at least 1.</summary>
    public int? Frames { get; init; }

    /// <summary>Number of the first frame.</summary>
    public long Start { get; init; }

    /// <summary>Threads for computing; 0 takes one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>How networks store their values on gl.</summary>
    public StoragePrecision Precision { get; init; }

    /// <summary>What is said of a network.</summary>
    public ModelOptions Model { get; init; } = new();

    /// <summary>What a segmentation does to the picture, and the colour as 0xBBGGRR.</summary>
    internal (Background Kind, uint Color) Background { get; init; } = (Output.Background.Mask, 0x40B100);

    /// <summary>The picture to look for.</summary>
    public string? Pattern { get; init; }
}
