namespace LiveConv.Ops;

/// <summary>What <see cref="Pad"/> puts beyond the ends of an axis.</summary>
public enum PadMode
{
    /// <summary>One value.</summary>
    Constant,

    /// <summary>The elements inside, mirrored at the last one, which isn't repeated: c b | a b c | b a.</summary>
    Reflect,

    /// <summary>The last element, again and again.</summary>
    Edge,

    /// <summary>The axis from its other end: b c | a b c | a b.</summary>
    Wrap,
}
