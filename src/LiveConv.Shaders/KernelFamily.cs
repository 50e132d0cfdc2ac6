namespace LiveConv.Shaders;

/// <summary>For what kind of device the kernels are written. Both compute the same on either.</summary>
public enum KernelFamily
{
    /// <summary>For processors that play GPU: no shared memory, whole rows of values an invocation.</summary>
    Software,

    /// <summary>For GPUs: products of tiles in shared memory, coalesced loads.</summary>
    Hardware,
}
