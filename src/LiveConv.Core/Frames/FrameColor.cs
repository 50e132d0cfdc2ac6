namespace LiveConv.Frames;

/// <summary>Which channels of a frame a pipeline takes, in which order.</summary>
public enum FrameColor
{
    /// <summary>One channel: ITU-R BT.601 luma rounded to 8 bits, as OpenCV's COLOR_RGB2GRAY.</summary>
    Gray,

    /// <summary>Three channels: red, green, blue.</summary>
    Rgb,

    /// <summary>Three channels: blue, green, red.</summary>
    Bgr,
}
