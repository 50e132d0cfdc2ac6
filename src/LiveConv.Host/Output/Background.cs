namespace LiveConv.Host.Output;

/// <summary>What a segmentation does to the picture.</summary>
internal enum Background
{
    /// <summary>What was found is tinted in the colour of its class.</summary>
    Mask,

    /// <summary>Everything else is blurred.</summary>
    Blur,

    /// <summary>Everything else has one colour.</summary>
    Color,
}
