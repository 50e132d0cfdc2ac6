namespace LiveConv.Models.Networks;

/// <summary>What a tensor of weights is for, and so what it starts with.</summary>
public enum WeightRole
{
    /// <summary>Kernels or matrices before a rectifier: normal, variance 2/fan-in (He et al. 2015).</summary>
    Kernel,

    /// <summary>Kernels or matrices before another activation or none: normal, variance 1/fan-in (LeCun et al. 1998).</summary>
    LinearKernel,

    /// <summary>Added to each channel: 0.</summary>
    Bias,

    /// <summary>Factor of each channel after normalisation: 1.</summary>
    Scale,

    /// <summary>
    /// The same at the end of a residual branch: ¼, so that the signal of a network that has learned nothing doesn't double its variance
    /// from block to block.
    /// </summary>
    ResidualScale,

    /// <summary>Mean of each channel in training: 0.</summary>
    Mean,

    /// <summary>Variance of each channel in training: 1.</summary>
    Variance,
}
