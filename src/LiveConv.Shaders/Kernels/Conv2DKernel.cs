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

    /// <summary>Mesa's llvmpipe ends the loops of an invocation after 65,535 rounds, silently.</summary>
    private const int MostRounds = 65_000;

    private enum Formulation
    {
        Planar,
        Packed,
        General,
    }

    public override bool Supports(Node node) =>
        node.Op is Conv2D { HasResidual: false, Activation.Kind: ActivationKind.None } && node.Inputs.Skip(1).All(input => input.Constant is not null);

    public override bool ReadsTensor(Node node, int input) => input == 0;

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout)
    {
        var op = (Conv2D)node.Op;
        return input == 0 && Choose(node, layout) != Formulation.General
            ? (Math.Max(op.Padding.Top, op.Padding.Bottom), Math.Max(op.Padding.Left, op.Padding.Right))
            : (0, 0);
    }

    public override void Build(KernelBuilder k)
    {
        var op = (Conv2D)k.Node.Op;
        var weights = op.Flip ? Turned(k.Constant(1)) : k.Constant(1);
        var bias = k.Node.Inputs.Length == 3 ? k.Constant(2).Data : new float[weights.Shape.N];
        switch (Choose(k.Node, node => node == k.Node ? k.Output.Layout : k.Input(0).Layout))
        {
            case Formulation.Planar when 16 * (weights.Shape.Count + bias.Length) <= k.MaxUniformBlockBytes:
                Planar(k, op, weights, bias);
                break;
            case Formulation.Packed:
                Packed(k, op, weights, bias);
                break;
            default:
                General(k, op, weights, bias);
                break;
        }
    }

    private static Formulation Choose(Node node, Func<Node, TensorLayout> layout)
    {
        var op = (Conv2D)node.Op;
        var (x, w) = (node.Inputs[0], node.Inputs[1].Shape);
        var (from, to) = (layout(x), layout(node));
        if (from == TensorLayout.Planar && to == TensorLayout.Planar
            && op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1 } && op.Padding.Left < w.W && op.Padding.Top < w.H)
            return Formulation.Planar;
        return from == TensorLayout.Packed && to == TensorLayout.Packed && op.Groups == 1 && w.W <= 7
            ? Formulation.Packed
            : Formulation.General;
    }

    private static void Planar(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var (kh, kw) = (weights.Shape.H, weights.Shape.W);
        var rolled = kh * kw > MostUnrolledTaps;
        const int Rows = 4;
        k.FillMargin(0, op.Border);

        // std140 gives each element of an array 16 bytes.
        var uniform = new float[4 * (weights.Data.Length + bias.Length)];
        for (var i = 0; i < weights.Data.Length; i++) uniform[4 * i] = weights.Data[i];
        for (var i = 0; i < bias.Length; i++) uniform[4 * (weights.Data.Length + i)] = bias[i];

        var defines = k.Tensors();
        defines.Add(new WindowShape(kh, kw, op.Padding).Defines(TensorLayout.Planar, Rows));
        defines.Add("GROUPS", op.Groups);
        defines.Add("CHANNELS", weights.Shape.C);
        defines.Add("WEIGHTS", weights.Data.Length + bias.Length);
        defines.Add("ROLLED", rolled ? 1 : 0);
        k.OverOutput(
            "conv2d_planar",
            defines,
            Rows,
            Binding.Texels(0, k.Input(0).Buffer),
            Binding.Uniform(1, k.Buffer(uniform)),
            Binding.Storage(2, k.Output.Buffer));
    }

    private static void Packed(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var shape = weights.Shape;
        var (inputs, outputs, taps) = ((shape.C + 3) / 4, (shape.N + 3) / 4, shape.H * shape.W);
        var packed = new float[outputs * inputs * taps * 16];
        for (var m = 0; m < shape.N; m++)
        for (var c = 0; c < shape.C; c++)
        for (var tap = 0; tap < taps; tap++)
        {
            var matrix = ((((m / 4 * inputs) + (c / 4)) * taps) + tap) * 16;
            packed[matrix + (c % 4 * 4) + (m % 4)] = weights.Data[(((m * shape.C) + c) * taps) + tap];
        }

        var width = k.Output.Shape.W;
        var pixels = width % 7 == 0 ? 7 : Math.Min(8, width);
        k.FillMargin(0, op.Border);
        var defines = k.Tensors();
        defines.Add(Geometry(op, shape));
        defines.Add("PIXELS", pixels);
        k.Add(
            "conv2d_packed",
            defines,
            (width + pixels - 1) / pixels * k.Output.Shape.H,
            1,
            k.Output.Shape.N * ((outputs + 1) / 2),
            Binding.Texels(0, k.Input(0).Buffer),
            Binding.Texels(1, k.Buffer(packed)),
            Binding.Texels(2, k.Buffer(bias)),
            Binding.Storage(3, k.Output.Buffer));
    }

    private static void General(KernelBuilder k, Conv2D op, Tensor weights, float[] bias)
    {
        var rounds = weights.Shape.C * weights.Shape.H * weights.Shape.W;
        if (4 * rounds > MostRounds)
        {
            throw new NotSupportedException(
                $"layer '{k.Node.Name}' (Conv2D): sums of {rounds} products in this geometry are more than the gl backend computes; use --backend cpu");
        }

        var defines = k.Tensors();
        defines.Add(Geometry(op, weights.Shape));
        defines.Add("GROUPS", op.Groups);
        defines.Add("CHANNELS", weights.Shape.C);
        defines.Add("BORDER", (int)op.Border);
        k.Over(
            k.Output,
            "conv2d",
            defines,
            1,
            Binding.Values(0, k.Input(0).Buffer),
            Binding.Values(1, k.Buffer(weights.Data)),
            Binding.Values(2, k.Buffer(bias)),
            Binding.Storage(3, k.Output.Buffer));
    }

    private static Defines Geometry(Conv2D op, Shape weights) => new()
    {
        { "KH", weights.H },
        { "KW", weights.W },
        { "STRIDE_Y", op.StrideY },
        { "STRIDE_X", op.StrideX },
        { "DILATION_Y", op.DilationY },
        { "DILATION_X", op.DilationX },
        { "TOP", op.Padding.Top },
        { "LEFT", op.Padding.Left },
    };

    // True convolution is cross-correlation with the kernel turned by 180°.
    private static Tensor Turned(Tensor weights)
    {
        var turned = (float[])weights.Data.Clone();
        var taps = weights.Shape.H * weights.Shape.W;
        for (var kernel = 0; kernel < turned.Length; kernel += taps) Array.Reverse(turned, kernel, taps);
        return new Tensor(weights.Shape, turned);
    }
}
