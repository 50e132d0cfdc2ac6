namespace LiveConv.Shaders.Kernels;

/// <summary>What a <see cref="RowReduction"/> makes of each value: TERM in reduce_parts.comp.</summary>
internal enum RowTerm
{
    Value,
    Magnitude,
    Square,

    /// <summary>e^(x − number).</summary>
    Power,

    /// <summary>(x − number)².</summary>
    SquaredDifference,
}
