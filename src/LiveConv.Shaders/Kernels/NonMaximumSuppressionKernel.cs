using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Non-maximum suppression: values that are larger than their neighbours look at ever larger windows, of which few are left soon.</summary>
/// <param name="forHardware">Whether windows of any size are computed on the GPU.</param>
internal sealed class NonMaximumSuppressionKernel(bool forHardware) : Kernel
{
    private const int Rows = 2;

    /// <summary>
    /// Places of a window up to which all rounds of an invocation are few enough for Mesa's llvmpipe, which ends them after 65,535, silently: the values of a texel may be
    /// of four channels, and windows that double their size see a third of the places twice.
    /// </summary>
    private const int MostPlaces = 65_000 * 3 / (4 * 4);

    public override bool Supports(Node node)
    {
        var op = (NonMaximumSuppression)node.Op;
        return forHardware || Places(op.RadiusY, node.Shape.H) * Places(op.RadiusX, node.Shape.W) <= MostPlaces;
    }

    public override void Build(KernelBuilder k)
    {
        var op = (NonMaximumSuppression)k.Node.Op;
        var defines = k.Tensors();
        defines.Add("ROWS", Rows);
        defines.Add("RADIUS_Y", op.RadiusY);
        defines.Add("RADIUS_X", op.RadiusX);
        defines.Add("THRESHOLD", op.Threshold);
        k.Over(k.Output, "non_maximum_suppression", defines, Rows, Binding.Texels(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
    }

    private static long Places(int radius, int size) => Math.Min((2L * radius) + 1, size);
}
