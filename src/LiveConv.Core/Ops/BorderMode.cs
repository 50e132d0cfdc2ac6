namespace LiveConv.Ops;

/// <summary>What a window sees outside the picture.</summary>
public enum BorderMode
{
    /// <summary>0 everywhere outside: …00|abcd|00…</summary>
    Zero,

    /// <summary>The nearest pixel: …aa|abcd|dd… (OpenCV's BORDER_REPLICATE).</summary>
    Replicate,

    /// <summary>Mirrored at the edge pixel, which isn't repeated: …cb|abcd|cb… (OpenCV's BORDER_REFLECT_101).</summary>
    Reflect,
}
