using LiveConv.Ops;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>
/// Convolutions of pictures at stride 1. Memory limits the small ones: every texel comes from memory once and from the cache for its neighbours. Large ones
/// keep the sums of several rows in registers, so that a loaded texel serves up to KW·ROWS·4 multiply-adds.
/// </summary>
internal static class PlanarConvolution
{
    /// <summary>Invocations that keep a large device busy: fewer rows each, rather than fewer invocations.</summary>
    private const int Busy = 128 * 1024;

    /// <summary>Whether the weights fit a uniform block.</summary>
    public static bool Fits(KernelBuilder k, Shape weights) => 16L * Texels(weights) <= k.MaxUniformBlockBytes;

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var shape = weights.Shape;
        var rows = k.Tuning.Rows ?? Rows(k.Output);
        k.FillMargin(0, op.Border);
        var defines = new Defines { { "INPUT0", k.Input(0).Define }, { "OUTPUT", k.Output.Define } };
        defines.Add(new WindowShape(shape.H, shape.W, op.Padding).Defines(TensorLayout.Planar, rows));
        defines.Add("GROUPS", op.Groups);
        defines.Add("CHANNELS", shape.C);
        defines.Add("WEIGHTS", Texels(shape));
        Epilogue.Add(op.Activation, defines);
        var residual = Epilogue.AddResidual(op.HasResidual ? k.Input(3) : null, k.Output, defines);
        k.OverOutput(
            "conv2d_planar_rows",
            defines,
            rows,
            Binding.Input(0, k.Input(0).Buffer),
            Binding.Uniform(1, k.Buffer(Packed(weights, bias))),
            Binding.Input(2, residual),
            Binding.Storage(3, k.Output.Buffer));
    }

    private static int Rows(GpuTensor output)
    {
        foreach (var rows in (ReadOnlySpan<int>)[8, 4])
            if ((long)output.Columns * ((output.Height + rows - 1) / rows) * output.Planes >= Busy) return rows;
        return 2;
    }

    private static int Texels(Shape weights) => (weights.N * weights.C * weights.H * ((weights.W + 3) / 4)) + weights.N;

    // [M][C][KH][KW/4] × 4 columns, then each bias in the x of a texel.
    private static float[] Packed(Tensor weights, float[] bias)
    {
        var (shape, packed) = (weights.Shape, new float[Texels(weights.Shape) * 4]);
        var pitch = (shape.W + 3) / 4 * 4;
        for (var row = 0; row < shape.N * shape.C * shape.H; row++) weights.Data.AsSpan(row * shape.W, shape.W).CopyTo(packed.AsSpan(row * pitch));
        for (var m = 0; m < bias.Length; m++) packed[^(4 * (bias.Length - m))] = bias[m];
        return packed;
    }
}
