using LiveConv.Ops;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Convolutions on NC4HW4, the layers of networks: full or in groups of whole texels, and depthwise.</summary>
internal static class PackedConvolution
{
    /// <summary>Wider kernels stay a loop, which loads each pixel once a tap.</summary>
    private const int MostUnrolledColumns = 7;

    /// <summary>Invocations of a workgroup: few, since software drivers compute the rest of the last one too.</summary>
    private const int GroupSize = 16;

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias) =>
        Build(k, op, weights, bias, k.Input(0), op.HasResidual ? k.Input(3) : null, k.Output);

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias, GpuTensor input, GpuTensor? residual, GpuTensor output)
    {
        var shape = weights.Shape;
        var (inputs, outputs) = ((shape.C + 3) / 4, (shape.N + 3) / 4);

        // Taps of one column share no pixels, so their stride needn't be compiled in: programs take up to a second each.
        var isColumn = shape.W == 1;
        var unrolled = !isColumn && shape.W <= MostUnrolledColumns && op.StrideX <= 2 && op.DilationX == 1;
        var tile = ConvolutionTile.Choose(output.Width, output.Height * output.Batch, outputs / op.Groups, op.Groups, unrolled ? shape.W : 1, unrolled ? op.StrideX : 1);
        var defines = Geometry(k, op, shape, tile.Pixels, unrolled, input, output);
        defines.Add("KW_IS_1", isColumn ? 1 : 0);
        defines.Add("GROUP", GroupSize);
        defines.Add("UNROLLED", unrolled ? 1 : 0);
        defines.Add("OUTPUTS", tile.Outputs);
        defines.Add("LANES", Math.Min(4, shape.C));
        defines.AddArgument("GROUP_INPUTS", inputs);
        defines.AddArgument("GROUP_OUTPUTS", outputs / op.Groups);
        Run(k, "conv2d_packed", op, defines, Matrices(weights), bias, tile.Pixels, output.Batch * ((outputs + tile.Outputs - 1) / tile.Outputs), GroupSize, input, residual, output);
    }

    public static void BuildDepthwise(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var taps = weights.Shape.H * weights.Shape.W;
        var packed = new float[(weights.Shape.N + 3) / 4 * taps * 4];
        for (var c = 0; c < weights.Shape.N; c++)
        for (var tap = 0; tap < taps; tap++) packed[(((c / 4 * taps) + tap) * 4) + (c % 4)] = weights.Data[(c * taps) + tap];
        var pixels = Pixels(k.Output.Width);
        var defines = Geometry(k, op, weights.Shape, pixels, unrolled: true, k.Input(0), k.Output);
        Run(k, "conv2d_depthwise", op, defines, packed, bias, pixels, k.Output.Planes, Kernel.GroupSize, k.Input(0), op.HasResidual ? k.Input(3) : null, k.Output);
    }

    // Columns of an invocation: 7 or 8 keep the processor's registers busy; fewer where they cover narrow rows with less waste.
    private static int Pixels(int width)
    {
        var best = Math.Min(7, width);
        foreach (var pixels in (ReadOnlySpan<int>)[8, 6, 5])
            if (pixels <= width && Covered(pixels) < Covered(best)) best = pixels;
        return best;

        int Covered(int pixels) => (width + pixels - 1) / pixels * pixels;
    }

    // [M/4][C/4][KH][KW]: matrices of 4 inputs × 4 outputs, a column for each input.
    private static float[] Matrices(Tensor weights)
    {
        var shape = weights.Shape;
        var (inputs, outputs, taps) = ((shape.C + 3) / 4, (shape.N + 3) / 4, shape.H * shape.W);
        var packed = new float[outputs * inputs * taps * 16];
        for (var (m, from) = (0, 0); m < shape.N; m++)
        for (var c = 0; c < shape.C; c++)
        {
            var to = (((m / 4 * inputs) + (c / 4)) * taps * 16) + (c % 4 * 4) + (m % 4);
            for (var tap = 0; tap < taps; tap++, to += 16) packed[to] = weights.Data[from++];
        }

        return packed;
    }

    private static Defines Geometry(KernelBuilder k, Conv2D op, Shape weights, int pixels, bool unrolled, GpuTensor input, GpuTensor output)
    {
        if (op.Padding != default) k.FillMargin(input, op.Border);
        var defines = KernelBuilder.Sized(output, input);
        Conv2DKernel.AddGeometry(defines, op, weights);
        defines.Add("PIXELS", pixels);
        foreach (var (name, value) in ((string, int)[])[("KW", weights.W), ("STRIDE_X", op.StrideX), ("DILATION_X", op.DilationX)])
        {
            if (unrolled) defines.Add(name, value);
            else defines.AddArgument(name, value);
        }

        return defines;
    }

    private static void Run(
        KernelBuilder k, string shader, Conv2D op, Defines defines, float[] weights, float[] bias, int pixels, int planes, int groupSize, GpuTensor input, GpuTensor? residual, GpuTensor output)
    {
        output.KeepsMargin = true;
        var residualBuffer = Epilogue.AddShared(op.Activation, residual, output, defines);
        var invocations = (output.Width + pixels - 1) / pixels * output.Height * planes;
        k.AddGroups(
            shader,
            defines,
            (invocations + groupSize - 1) / groupSize,
            1,
            1,
            Binding.Texels(0, input.Buffer),
            Binding.Texels(1, k.Buffer(weights)),
            Binding.Texels(2, k.Buffer(bias)),
            Binding.Texels(3, residualBuffer),
            Binding.Storage(4, output.Buffer));
    }
}
