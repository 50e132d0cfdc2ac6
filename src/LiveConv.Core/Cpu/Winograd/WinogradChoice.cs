using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;
using LiveConv.Winograd;

namespace LiveConv.Cpu.Winograd;

/// <summary>
/// Which formulation computes a 3×3 convolution: direct, F(2×2) or F(4×4). The cost of each is estimated in multiply-adds of vectors; F(4×4) must also
/// keep its declared accuracy.
/// </summary>
internal static class WinogradChoice
{
    /// <summary>
    /// Three bits: how much larger the bound of F(4×4) may be than that of the direct sum, where all inputs are of one magnitude. Layers of 16 and more channels of
    /// ordinary weights stay below it; what is above gets F(2×2), whose bound is below the direct one's.
    /// </summary>
    public const double MostError = 8;

    /// <summary>Loads, stores and multiply-adds of the transforms for each vector of a transformed tile, measured: most of it is waiting for the second-level cache.</summary>
    private const double TransformCost = 20;

    /// <summary>A vector of weights that comes from memory, measured: 64 bytes at about 30 GB/s.</summary>
    private const double WeightCost = 12;

    /// <summary>The Winograd kernel for a convolution, or null where the direct one is faster.</summary>
    /// <param name="op">The convolution.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="weights">Weights M×C×3×3.</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="residual">What is added before the activation, or null.</param>
    /// <param name="output">The result.</param>
    public static CpuKernel? Create<V>(Conv2D op, BlockedTensor input, Tensor weights, Tensor? bias, BlockedTensor? residual, BlockedTensor output)
        where V : struct, IFloatVector<V> => Outputs(op, weights, output.Shape, V.Count) switch
        {
            4 => new WinogradConv2D<V, WinogradTile4<V>>(op, input, weights, bias, residual, output),
            2 => new WinogradConv2D<V, WinogradTile2<V>>(op, input, weights, bias, residual, output),
            _ => null,
        };

    /// <summary>4 for F(4×4), 2 for F(2×2), 1 for direct.</summary>
    /// <param name="op">The convolution.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="output">Shape of its output.</param>
    /// <param name="lanes">Floats in a vector.</param>
    public static int Outputs(Conv2D op, Tensor weights, Shape output, int lanes)
    {
        if (op.Groups != 1 || !WinogradErrorModel.Allows(op, weights.Shape) || output.Count == 0) return 1;
        var (direct, two, four) = (DirectCost(weights.Shape, output, lanes), Cost(WinogradTransform.F2, weights.Shape, output, lanes), Cost(WinogradTransform.F4, weights.Shape, output, lanes));
        if (four < Math.Min(direct, two) && WinogradErrorModel.OverDirect(WinogradTransform.F4, weights) <= MostError) return 4;
        return two < direct ? 2 : 1;
    }

    private static double DirectCost(Shape w, Shape y, int lanes) =>
        (double)w.C * w.H * w.W * Vectors(w.N, lanes) * ((y.N * y.H * y.W) + WeightCost);

    private static double Cost(WinogradTransform transform, Shape w, Shape y, int lanes)
    {
        double tiles = y.N * ((y.H + transform.Outputs - 1) / transform.Outputs) * ((y.W + transform.Outputs - 1) / transform.Outputs);
        double places = transform.Tile * transform.Tile, vectors = Vectors(w.N, lanes);
        return (places * w.C * vectors * (tiles + WeightCost)) + (places * tiles * (Vectors(w.C, lanes) + vectors) * TransformCost);
    }

    private static int Vectors(int channels, int lanes) => (channels + lanes - 1) / lanes;
}
