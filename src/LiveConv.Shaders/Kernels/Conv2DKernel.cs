using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Convolution: tuned for pictures (planar, stride 1) and for networks (NC4HW4), with a fallback for every other geometry.</summary>
internal sealed class Conv2DKernel : Kernel
{
    /// <summary>Above this many taps the loop over a kernel's rows stays a loop: unrolled code grows too long to compile.</summary>
    private const int MostUnrolledTaps = 64;

    /// <summary>Mesa's llvmpipe ends the loops of an invocation after 65,535 rounds of all of them, silently.</summary>
    private const int MostRounds = 65_000;

    private enum Formulation
    {
        Planar,
        Packed,
        Depthwise,
        Regrouped,
        General,
    }

    public override bool Supports(Node node) =>
        node.Inputs.Skip(1).Take(2).All(input => input.Constant is not null) && 4 * Rounds(1, node.Inputs[1].Shape) <= MostRounds;

    public override bool ReadsTensor(Node node, int input) => input is 0 or 3;

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout)
    {
        var op = (Conv2D)node.Op;
        return input == 0 && Choose(node, layout) is not (Formulation.General or Formulation.Regrouped) ? Margin(op) : (0, 0);
    }

    public override void Build(KernelBuilder k)
    {
        var op = (Conv2D)k.Node.Op;
        var (weights, bias) = Parameters(k);
        switch (Choose(k.Node, node => node == k.Node ? k.Output.Layout : k.Input(0).Layout))
        {
            case Formulation.Planar when 16 * (weights.Shape.Count + bias.Length) <= k.MaxUniformBlockBytes:
                Planar(k, op, weights, bias);
                break;
            case Formulation.Packed:
                PackedConvolution.Build(k, op, weights, bias);
                break;
            case Formulation.Depthwise:
                PackedConvolution.BuildDepthwise(k, op, weights, bias);
                break;
            case Formulation.Regrouped:
                RegroupedConvolution.Build(k, op, weights, bias, PackedConvolution.Build);
                break;
            default:
                General(k, op, weights, bias);
                break;
        }
    }

    /// <summary>Rounds of three loops, one in the other: over channels, rows and columns.</summary>
    internal static long Rounds(int channels, Shape weights) => channels * (1 + (weights.H * (1L + weights.W)));

    /// <summary>Whether it convolves pictures at stride 1 and dilation 1, in windows that reach over the border by less than their size.</summary>
    internal static bool IsPicture(Node node, Func<Node, TensorLayout> layout) => Choose(node, layout) == Formulation.Planar;

    /// <summary>Rows and columns around the input that windows reach.</summary>
    internal static (int Y, int X) Margin(Conv2D op) =>
        (Math.Max(op.Padding.Top, op.Padding.Bottom), Math.Max(op.Padding.Left, op.Padding.Right));

    /// <summary>The weights as a cross-correlation has them, and the bias, of zeros where there is none.</summary>
    internal static (Tensor Weights, float[] Bias) Parameters(KernelBuilder k)
    {
        var weights = Weights((Conv2D)k.Node.Op, k.Constant(1));
        return (weights, k.Node.Inputs.Length > 2 ? k.Constant(2).Data : new float[weights.Shape.N]);
    }

    private static Formulation Choose(Node node, Func<Node, TensorLayout> layout)
    {
        var op = (Conv2D)node.Op;
        var (x, w) = (node.Inputs[0], node.Inputs[1].Shape);
        var (from, to) = (layout(x), layout(node));
        if (from != to) return Formulation.General;
        if (from == TensorLayout.Planar)
        {
            return op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1 } && op.Padding.Left < w.W && op.Padding.Top < w.H
                ? Formulation.Planar
                : Formulation.General;
        }

        if (op.Groups > 1 && op.Groups == x.Shape.C && op.Groups == w.N && w.W <= 7) return Formulation.Depthwise;
        if (Rounds((w.C + 3) / 4, w) > MostRounds) return Formulation.General;
        if (op.Groups == 1 || (w.C % 4 == 0 && w.N / op.Groups % 4 == 0)) return Formulation.Packed;
        return w.C >= 4 && w.N / op.Groups >= 4 ? Formulation.Regrouped : Formulation.General;
    }

    private static void Planar(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var (kh, kw) = (weights.Shape.H, weights.Shape.W);
        var rolled = kh * kw > MostUnrolledTaps;
        const int Rows = 4;

        // Two texels side by side share what they load.
        var columns = rolled || k.Output.Columns < 2 ? 1 : 2;
        const int GroupSize = 32;
        k.FillMargin(0, op.Border);

        var defines = new Defines { { "INPUT0", k.Input(0).Define }, { "OUTPUT", k.Output.Define } };
        defines.Add(new WindowShape(kh, kw, op.Padding).Defines(TensorLayout.Planar, Rows));
        defines.Add("GROUPS", op.Groups);
        defines.Add("CHANNELS", weights.Shape.C);
        var isConstant = !rolled && !k.WeightsChange && SharesKernel(weights, bias);
        defines.Add("WEIGHTS", isConstant ? (kh * kw) + 1 : weights.Data.Length + bias.Length);
        defines.Add("CONSTANT", isConstant ? 1 : 0);
        if (isConstant) defines.Add("KERNEL", Kernel(weights.Data[..(kh * kw)], bias[0]));
        defines.Add("ROLLED", rolled ? 1 : 0);
        defines.Add("GROUP", GroupSize);
        defines.Add("COLUMNS", columns);
        Epilogue.Add(op.Activation, defines);
        var blocks = (k.Output.Columns + columns - 1) / columns;
        k.AddGroups(
            "conv2d_planar",
            defines,
            (blocks + GroupSize - 1) / GroupSize,
            (k.Output.Height + Rows - 1) / Rows,
            k.Output.Planes,
            Binding.Texels(0, k.Input(0).Buffer),
            Binding.Uniform(1, k.Buffer(Uniforms([.. weights.Data, .. bias]))),
            Binding.Texels(2, Epilogue.AddResidual(op.HasResidual ? k.Input(3) : null, k.Output, defines)),
            Binding.Storage(3, k.Output.Buffer));
    }

    /// <summary>Values as a uniform array: std140 gives each element 16 bytes.</summary>
    internal static float[] Uniforms(float[] values)
    {
        var uniforms = new float[4 * values.Length];
        for (var i = 0; i < values.Length; i++) uniforms[4 * i] = values[i];
        return uniforms;
    }

    /// <summary>The weights as a shader's constants, those of 0 by their place among the uniforms <c>w</c>, and the bias.</summary>
    internal static string Kernel(float[] weights, float bias)
    {
        var zero = $"w[{Math.Max(0, Array.IndexOf(weights, 0))}].x";
        return string.Join(", ", weights.Select(value => value == 0 ? zero : Defines.Exact(value)).Append(Defines.Exact(bias)));
    }

    // Whether each output is one input channel's sum with the same kernel.
    private static bool SharesKernel(Tensor weights, float[] bias)
    {
        var taps = weights.Shape.H * weights.Shape.W;
        if (weights.Shape.C != 1 || bias.AsSpan().IndexOfAnyExcept(bias[0]) >= 0) return false;
        for (var m = 1; m < weights.Shape.N; m++)
            if (!weights.Data.AsSpan(m * taps, taps).SequenceEqual(weights.Data.AsSpan(0, taps))) return false;
        return true;
    }

    private static void General(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var shape = weights.Shape;
        var most = (int)(MostRounds / (4 * Rounds(1, shape)));
        var (weightBuffer, biasBuffer) = (k.Buffer(weights.Data), k.Buffer(bias));
        for (var first = 0; first < shape.C; first += most)
        {
            var defines = KernelBuilder.Sized(k.Output, k.Input(0));
            AddGeometry(defines, op, shape);
            defines.AddArgument("KW", shape.W);
            defines.AddArgument("STRIDE_X", op.StrideX);
            defines.AddArgument("DILATION_X", op.DilationX);
            defines.AddArgument("GROUP_OUTPUTS", shape.N / op.Groups);
            defines.AddArgument("CHANNELS", shape.C);
            defines.AddArgument("FIRST", first);
            defines.AddArgument("COUNT", Math.Min(most, shape.C - first));
            defines.Add("FINISHED", first + most >= shape.C);
            defines.Add("BORDER", (int)op.Border);
            Epilogue.Add(op.Activation, defines);
            k.Over(
                k.Output,
                "conv2d",
                defines,
                1,
                Binding.Values(0, k.Input(0).Buffer),
                Binding.Values(1, weightBuffer),
                Binding.Values(2, biasBuffer),
                Binding.Values(3, Epilogue.AddResidual(op.HasResidual ? k.Input(3) : null, k.Output, defines)),
                Binding.Storage(4, k.Output.Buffer));
        }
    }

    /// <summary>What no shader needs when it is compiled.</summary>
    internal static void AddGeometry(Defines defines, Conv2D op, Shape weights)
    {
        defines.AddArgument("KH", weights.H);
        defines.AddArgument("STRIDE_Y", op.StrideY);
        defines.AddArgument("DILATION_Y", op.DilationY);
        defines.AddArgument("TOP", op.Padding.Top);
        defines.AddArgument("LEFT", op.Padding.Left);
    }

    /// <summary>The weights of the op as a cross-correlation.</summary>
    internal static Tensor Weights(Conv2D op, Tensor weights) => op.Flip ? Turned(weights) : weights;

    // True convolution is cross-correlation with the kernel turned by 180°.
    private static Tensor Turned(Tensor weights)
    {
        var turned = (float[])weights.Data.Clone();
        var taps = weights.Shape.H * weights.Shape.W;
        for (var kernel = 0; kernel < turned.Length; kernel += taps) Array.Reverse(turned, kernel, taps);
        return new Tensor(weights.Shape, turned);
    }
}
