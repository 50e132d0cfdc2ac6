using LiveConv.Ops;
using LiveConv.Shaders.Gl;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>
/// Convolutions on NC4HW4 as implicit matrix products in shared memory (Chetlur et al. 2014, cuDNN): the windows are read where they lie,
/// by a table of the places of their taps.
/// </summary>
internal static class TiledConvolution
{
    /// <summary>Mesa's llvmpipe ends the loops of an invocation after 65,535 rounds; a slice takes up to five.</summary>
    public const int MostDepth = 20_000;

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias, GpuTensor input, GpuTensor? residual, GpuTensor output) =>
        Build(k, op, weights, bias, input, residual, output, k.HalvesWeights && k.Node.Op is Conv2D);

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias, GpuTensor input, GpuTensor? residual, GpuTensor output, bool halvesWeights)
    {
        var shape = weights.Shape;
        var (inputs, outputs) = ((shape.C + 3) / 4, (shape.N / op.Groups + 3) / 4);
        var (depth, pixels) = (inputs * shape.H * shape.W, output.Batch * output.Height * output.Width);
        var tile = k.Tuning.Tile ?? ProductTile.For(outputs * 4, pixels, op.Groups);
        if (op.Padding != default) k.FillMargin(input, op.Border);
        output.KeepsMargin = true;

        var defines = KernelBuilder.Sized(output, input);
        tile.AddTo(defines);
        var halves = halvesWeights ? HalfWeights.TryScale(weights) : null;
        if (halves is not null) k.ErrorModel = new HalfWeightsErrorModel();
        defines.Add("INPUT_TYPE", Storage.Type(input));
        defines.Add("WEIGHT_TYPE", Storage.Type(halves is not null));
        defines.Add("RESIDUAL_TYPE", Storage.Type(residual ?? output));
        defines.Add("OUTPUT_TYPE", Storage.Type(output));
        defines.Add("SCALED", halves is null ? 0 : 1);
        defines.AddArgument("SCALES", (bias.Length + 3) / 4);
        var parts = k.Tuning.Parts ?? tile.Parts(outputs * 4, pixels, op.Groups, depth);
        var partDepth = tile.Padded((depth + parts - 1) / parts);
        parts = (depth + partDepth - 1) / partDepth;
        var sums = parts == 1 ? output.Buffer : k.Buffer((long)parts * op.Groups * outputs * pixels * 16);
        defines.Add("SPLIT", parts == 1 ? 0 : 1);
        defines.AddArgument("PARTS", parts);
        defines.AddArgument("PART_DEPTH", partDepth);
        defines.Add("POINTWISE", shape.H * shape.W == 1 ? 1 : 0);
        defines.AddArgument("GROUP_INPUTS", inputs);
        defines.AddArgument("GROUP_OUTPUTS", outputs);
        defines.AddArgument("DEPTH", depth);
        defines.AddArgument("WEIGHT_DEPTH", tile.Padded(depth));
        defines.AddArgument("STRIDE_Y", op.StrideY);
        defines.AddArgument("STRIDE_X", op.StrideX);
        defines.AddArgument("TOP", op.Padding.Top);
        defines.AddArgument("LEFT", op.Padding.Left);
        Epilogue.Add(parts == 1 ? op.Activation : Activation.None, defines);
        var residualBuffer = Epilogue.AddResidual(parts == 1 ? residual : null, output, defines);
        var biasBuffer = k.Buffer(halves is null ? bias : HalfWeights.WithScales(bias, halves.Value.Inverse));
        k.AddGroups(
            "conv2d_tiled",
            defines,
            tile.TilesOfColumns(pixels),
            tile.TilesOfRows(outputs * 4),
            op.Groups * parts,
            Binding.Input(0, input.Buffer),
            Binding.Input(1, halves is { } scaled ? HalfWeights.Pack(k, Columns(scaled.Scaled, op.Groups, tile.Depth)) : k.Buffer(Columns(weights, op.Groups, tile.Depth))),
            Binding.Input(2, biasBuffer),
            Binding.Input(3, residualBuffer),
            Binding.Input(4, k.Buffer<int>(Places(op, shape, input, tile))),
            Binding.Storage(5, sums));
        if (parts > 1) SumParts(k, op, parts, halves is not null, bias.Length, sums, biasBuffer, residual, output);
    }

    private static void SumParts(KernelBuilder k, Conv2D op, int parts, bool isScaled, int biases, GpuBuffer sums, GpuBuffer bias, GpuTensor? residual, GpuTensor output)
    {
        var defines = KernelBuilder.Sized(output);
        defines.Add("RESIDUAL_TYPE", Storage.Type(residual ?? output));
        defines.Add("OUTPUT_TYPE", Storage.Type(output));
        defines.Add("SCALED", isScaled ? 1 : 0);
        defines.AddArgument("SCALES", (biases + 3) / 4);
        defines.AddArgument("PARTS", parts);
        Epilogue.Add(op.Activation, defines);
        k.Add(
            "conv2d_sum_parts",
            defines,
            output.Batch * output.Height * output.Width,
            (output.Channels + 3) / 4,
            1,
            Binding.Input(0, sums),
            Binding.Input(1, bias),
            Binding.Input(2, Epilogue.AddResidual(residual, output, defines)),
            Binding.Storage(3, output.Buffer));
    }

    /// <summary>
    /// [group][C/4·KH·KW][4 inputs][M/4] × 4 outputs, with zeros behind the last tap up to whole slices of <paramref name="slice"/> taps.
    /// Groups of outputs are whole texels, or there is one.
    /// </summary>
    public static float[] Columns(Tensor weights, int groups, int slice)
    {
        var shape = weights.Shape;
        var (taps, outputs) = (shape.H * shape.W, shape.N / groups);
        var pitch = (outputs + 3) / 4 * 4;
        var packed = new float[groups * ((((shape.C + 3) / 4 * taps) + slice - 1) / slice * slice) * 4 * pitch];
        var size = packed.Length / groups;
        for (var (m, from) = (0, 0); m < shape.N; m++)
        for (var c = 0; c < shape.C; c++)
        for (var tap = 0; tap < taps; tap++, from++)
        {
            var term = (((c / 4 * taps) + tap) * 4) + (c % 4);
            packed[(m / outputs * size) + (term * pitch) + (m % outputs)] = weights.Data[from];
        }

        return packed;
    }

    // From the first tap of the first channels to every other, in texels.
    private static int[] Places(Conv2D op, Shape weights, GpuTensor input, ProductTile tile)
    {
        var (kh, kw, inputs) = (weights.H, weights.W, (weights.C + 3) / 4);
        var places = new int[tile.Padded(inputs * kh * kw)];
        for (var (c, at) = (0, 0); c < inputs; c++)
        for (var p = 0; p < kh; p++)
        for (var q = 0; q < kw; q++) places[at++] = (c * input.Plane) + (p * op.DilationY * input.Pitch) + (q * op.DilationX);
        return places;
    }
}
