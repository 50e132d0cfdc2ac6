namespace LiveConv.Shaders;

/// <summary>What a window answers: the numbers that shaders/frame/filter_frame.comp knows them by.</summary>
internal enum WindowOperation
{
    /// <summary>Sums of products.</summary>
    Convolution,

    /// <summary>The middle value of 3×3.</summary>
    Median,

    /// <summary>The largest value.</summary>
    Largest,

    /// <summary>The smallest value.</summary>
    Smallest,
}
