using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>Depthwise convolutions on NC4HW4, which memory limits: neighbouring invocations compute neighbouring columns, a few rows each.</summary>
internal static class DepthwiseConvolution
{
    /// <summary>Rows of an invocation: the pixels of a column are loaded once for all of them.</summary>
    private const int MostRows = 4;

    /// <summary>Pixels of a column that registers hold.</summary>
    private const int MostPixels = 24;

    /// <summary>Whether its columns fit into registers.</summary>
    public static bool Fits(Conv2D op, Shape x, Shape weights) =>
        op.Groups > 1 && op.Groups == x.C && op.Groups == weights.N && weights.W <= 15
        && ((MostRows - 1) * op.StrideY) + ((weights.H - 1) * op.DilationY) + 1 <= MostPixels;

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var (input, output, shape) = (k.Input(0), k.Output, weights.Shape);
        var rows = Math.Min(MostRows, output.Height);
        if (op.Padding != default) k.FillMargin(input, op.Border);
        output.KeepsMargin = true;
        var defines = KernelBuilder.Sized(output, input);
        var residualTensor = op.HasResidual ? k.Input(3) : null;
        var halves = k.HalvesWeights ? HalfWeights.TryScale(weights) : null;
        if (halves is not null) k.ErrorModel = new HalfWeightsErrorModel();
        defines.Add("INPUT_TYPE", Storage.Type(input));
        defines.Add("WEIGHT_TYPE", Storage.Type(halves is not null));
        defines.Add("RESIDUAL_TYPE", Storage.Type(residualTensor ?? output));
        defines.Add("OUTPUT_TYPE", Storage.Type(output));
        defines.Add("SCALED", halves is null ? 0 : 1);
        defines.AddArgument("SCALES", (bias.Length + 3) / 4);
        defines.Add("ROWS", rows);
        defines.Add("KH", shape.H);
        defines.Add("KW", shape.W);
        defines.Add("STRIDE_Y", op.StrideY);
        defines.Add("DILATION_Y", op.DilationY);
        defines.AddArgument("STRIDE_X", op.StrideX);
        defines.AddArgument("DILATION_X", op.DilationX);
        defines.AddArgument("TOP", op.Padding.Top);
        defines.AddArgument("LEFT", op.Padding.Left);
        Epilogue.Add(op.Activation, defines);
        var residual = Epilogue.AddResidual(residualTensor, output, defines);
        k.Add(
            "conv2d_depthwise_rows",
            defines,
            output.Width * ((output.Height + rows - 1) / rows) * output.Planes,
            1,
            1,
            Binding.Input(0, input.Buffer),
            Binding.Input(1, halves is { } scaled ? HalfWeights.Pack(k, Texels(scaled.Scaled)) : k.Buffer(Texels(weights))),
            Binding.Input(2, k.Buffer(halves is null ? bias : HalfWeights.WithScales(bias, halves.Value.Inverse))),
            Binding.Input(3, residual),
            Binding.Storage(4, output.Buffer));
    }

    // [C/4][KH][KW] × 4 channels.
    private static float[] Texels(Tensor weights)
    {
        var taps = weights.Shape.H * weights.Shape.W;
        var packed = new float[(weights.Shape.N + 3) / 4 * taps * 4];
        for (var c = 0; c < weights.Shape.N; c++)
        for (var tap = 0; tap < taps; tap++) packed[(((c / 4 * taps) + tap) * 4) + (c % 4)] = weights.Data[(c * taps) + tap];
        return packed;
    }
}
