using LiveConv.Winograd;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>What the hardware family chooses by size, for tests to choose otherwise.</summary>
/// <param name="Tile">How all products are cut; null for what suits each.</param>
/// <param name="Winograd">The transform of every convolution that can take one; null for what suits each.</param>
/// <param name="Rows">Rows of an invocation of planar convolutions; null for what suits each.</param>
/// <param name="Parts">Into how many parts the sums of tiled convolutions are cut; null for what suits each.</param>
internal sealed record KernelTuning(ProductTile? Tile = null, WinogradTransform? Winograd = null, int? Rows = null, int? Parts = null);
