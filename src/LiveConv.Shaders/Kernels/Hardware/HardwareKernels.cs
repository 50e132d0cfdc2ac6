using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>The kernels that GPUs have instead of those of <see cref="KernelTable"/>.</summary>
internal static class HardwareKernels
{
    private static readonly Dictionary<string, Kernel> Kernels = new()
    {
        [nameof(Conv2D)] = new Conv2DHardwareKernel(new Conv2DKernel()),
        [nameof(ConvTranspose2D)] = new ConvTranspose2DKernel(TiledConvolution.Build),
        [nameof(Gemm)] = new GemmKernel(forHardware: true),
        [nameof(Hysteresis)] = new HysteresisKernel(forHardware: true),
        [nameof(MatMul)] = new MatMulKernel(forHardware: true),
        [nameof(NonMaximumSuppression)] = new NonMaximumSuppressionKernel(forHardware: true),
        [nameof(NormalizedCrossCorrelation)] = new NormalizedCrossCorrelationKernel(forHardware: true),
    };

    /// <summary>The kernel of an op; null where the common one serves both families.</summary>
    public static Kernel? Find(string op) => Kernels.GetValueOrDefault(op);
}
