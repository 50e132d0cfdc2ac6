using System.Runtime.Intrinsics;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Products;

/// <summary>The product kernel for this machine.</summary>
internal static class ProductKernels
{
    public static IProductKernels Best { get; } =
        Vector512.IsHardwareAccelerated ? new TiledProduct<Float512>()
        : Vector256.IsHardwareAccelerated ? new TiledProduct<Float256>()
        : new TiledProduct<Float128>();

    /// <summary>The kernels of all widths; what the machine lacks is emulated.</summary>
    public static IReadOnlyList<IProductKernels> All { get; } = [new TiledProduct<Float128>(), new TiledProduct<Float256>(), new TiledProduct<Float512>()];
}
