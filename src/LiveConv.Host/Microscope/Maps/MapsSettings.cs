using LiveConv.Microscope.Statistics;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>How the feature maps are shown.</summary>
internal sealed class MapsSettings
{
    public ChannelOrder Order { get; set; }

    public MapScaling Scaling { get; set; }

    /// <summary>The largest value in colours where it is fixed.</summary>
    public double FixedRange { get; set; } = 1;

    /// <summary>Whether one map has all the room.</summary>
    public bool IsWhole { get; set; }

    public MapOverlayKind Overlay { get; set; }

    /// <summary>Of what lies over the camera's picture, 0…1.</summary>
    public double Opacity { get; set; } = 0.75;

    /// <summary>Where contours run: the part of the largest value, 0…1.</summary>
    public double Level { get; set; } = 0.5;
}
