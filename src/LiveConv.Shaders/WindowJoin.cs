namespace LiveConv.Shaders;

/// <summary>What becomes of the answers of several kernels: the numbers that shaders/frame/filter_frame_rows.comp knows them by.</summary>
internal enum WindowJoin
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>The length of the vector of two.</summary>
    Length,

    /// <summary>The largest.</summary>
    Largest,
}
