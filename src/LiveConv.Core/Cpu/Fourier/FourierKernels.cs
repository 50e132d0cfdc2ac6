using System.Runtime.Intrinsics;
using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Fourier;

/// <summary>Convolutions and correlations by Fourier transforms at the vector width that suits the machine.</summary>
internal static class FourierKernels
{
    /// <param name="op">The convolution.</param>
    /// <param name="tiles">Made for it.</param>
    /// <param name="inputs">x; weights M×1×kh×kw, which never change; perhaps a bias and a residual.</param>
    /// <param name="output">The result.</param>
    public static CpuKernel Create(Conv2D op, FourierTiles tiles, Tensor[] inputs, Tensor output) =>
        Vector512.IsHardwareAccelerated ? new FourierConv2D<Double512>(op, tiles, inputs, output)
        : Vector256.IsHardwareAccelerated ? new FourierConv2D<Double256>(op, tiles, inputs, output)
        : new FourierConv2D<Double128>(op, tiles, inputs, output);

    /// <param name="op">The correlation.</param>
    /// <param name="tiles">Made for it.</param>
    /// <param name="inputs">x and a template that never changes.</param>
    /// <param name="output">The result.</param>
    public static CpuKernel Create(NormalizedCrossCorrelation op, FourierTiles tiles, Tensor[] inputs, Tensor output) =>
        Vector512.IsHardwareAccelerated ? new FourierCorrelationCpu<Double512>(op, tiles, inputs, output)
        : Vector256.IsHardwareAccelerated ? new FourierCorrelationCpu<Double256>(op, tiles, inputs, output)
        : new FourierCorrelationCpu<Double128>(op, tiles, inputs, output);
}
