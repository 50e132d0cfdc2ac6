namespace LiveConv.Shaders.Kernels;

/// <summary>How a <see cref="RowReduction"/> joins terms: COMBINE in combine.glsl.</summary>
internal enum RowCombine
{
    Sum,
    Largest,
    Smallest,
    Product,
}
