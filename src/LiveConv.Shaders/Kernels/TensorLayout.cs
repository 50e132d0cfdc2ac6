namespace LiveConv.Shaders.Kernels;

/// <summary>What the four values of a texel are.</summary>
public enum TensorLayout
{
    /// <summary>Four neighbours of a row. Best for the few channels of pictures and filters.</summary>
    Planar,

    /// <summary>Four channels of a pixel (NC4HW4). Best for the many channels of networks.</summary>
    Packed,

    /// <summary>Four successive values in row-major order, without a margin. For every rank but 4.</summary>
    Linear,
}
