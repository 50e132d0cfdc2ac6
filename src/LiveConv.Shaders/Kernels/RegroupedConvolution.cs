using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// Convolution in groups that aren't whole texels of 4 channels: channels are moved apart, so that every group begins with a
/// texel, and moved together again behind the packed convolution. No group sees another's values, not even times 0.
/// </summary>
internal static class RegroupedConvolution
{
    /// <summary>A convolution in groups of whole texels.</summary>
    public delegate void Whole(KernelBuilder k, Conv2D op, Tensor weights, float[] bias, GpuTensor input, GpuTensor? residual, GpuTensor output);

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias, Whole convolve)
    {
        var (x, y, w) = (k.Input(0), k.Output, weights.Shape);
        var (inputs, outputs) = (w.C, w.N / op.Groups);
        var (wideInputs, wideOutputs) = (Rounded(inputs), Rounded(outputs));
        var input = k.Scratch(
            new Shape(x.Batch, op.Groups * wideInputs, x.Height, x.Width),
            TensorLayout.Packed,
            Math.Max(op.Padding.Top, op.Padding.Bottom),
            Math.Max(op.Padding.Left, op.Padding.Right));
        var output = k.Scratch(new Shape(y.Batch, op.Groups * wideOutputs, y.Height, y.Width), TensorLayout.Packed);
        k.Gather(x, input, i => Apart(i, x.Height * x.Width, inputs, wideInputs));
        GpuTensor? residual = null;
        if (op.HasResidual)
        {
            residual = k.Scratch(output.Shape, TensorLayout.Packed);
            k.Gather(k.Input(3), residual, i => Apart(i, y.Height * y.Width, outputs, wideOutputs));
        }

        var (wideWeights, wideBias) = (Widened(weights, op.Groups, wideInputs, wideOutputs), Widened(bias, op.Groups, wideOutputs));
        convolve(k, op, wideWeights, wideBias, input, residual, output);
        k.Gather(output, y, i =>
        {
            var (plane, pixel) = Math.DivRem(i, y.Height * y.Width);
            var (group, m) = Math.DivRem(plane, outputs);
            return (((group * wideOutputs) + m) * y.Height * y.Width) + pixel;
        });
    }

    private static int Rounded(int channels) => (channels + 3) / 4 * 4;

    // Where value i of the wide tensor stands in the narrow one; batches count as groups.
    private static int Apart(int i, int pixels, int channels, int wide)
    {
        var (plane, pixel) = Math.DivRem(i, pixels);
        var (group, c) = Math.DivRem(plane, wide);
        return c < channels ? (((group * channels) + c) * pixels) + pixel : -1;
    }

    private static Tensor Widened(Tensor weights, int groups, int wideInputs, int wideOutputs)
    {
        var w = weights.Shape;
        var (outputs, taps) = (w.N / groups, w.H * w.W);
        var wide = new Tensor(new Shape(groups * wideOutputs, wideInputs, w.H, w.W));
        for (var m = 0; m < w.N; m++)
        {
            var to = ((m / outputs * wideOutputs) + (m % outputs)) * wideInputs * taps;
            weights.Data.AsSpan(m * w.C * taps, w.C * taps).CopyTo(wide.Data.AsSpan(to));
        }

        return wide;
    }

    private static float[] Widened(float[] bias, int groups, int wideOutputs)
    {
        var outputs = bias.Length / groups;
        var wide = new float[groups * wideOutputs];
        for (var m = 0; m < bias.Length; m++) wide[(m / outputs * wideOutputs) + (m % outputs)] = bias[m];
        return wide;
    }
}
