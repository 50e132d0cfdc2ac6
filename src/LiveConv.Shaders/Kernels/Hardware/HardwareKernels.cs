namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>The kernels that GPUs have instead of those of <see cref="KernelTable"/>.</summary>
internal static class HardwareKernels
{
    private static readonly Dictionary<string, Kernel> Kernels = [];

    /// <summary>The kernel of an op; null where the common one serves both families.</summary>
    public static Kernel? Find(string op) => Kernels.GetValueOrDefault(op);
}
