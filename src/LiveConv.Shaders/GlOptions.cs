namespace LiveConv.Shaders;

/// <summary>What may be said about how the gl executor works.</summary>
public sealed record GlOptions
{
    /// <summary>Where the shaders lie; null for the folder beside the program.</summary>
    public string? ShaderFolder { get; init; }

    /// <summary>The kernels; null for $LIVECONV_KERNELS (software or hardware), or else what suits the device.</summary>
    public KernelFamily? Family { get; init; }

    /// <summary>How the values of networks are stored; halves need the hardware family, and choose it. Filters keep floats.</summary>
    public StoragePrecision Precision { get; init; }
}
