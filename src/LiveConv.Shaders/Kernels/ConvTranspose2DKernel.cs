using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Transposed convolution: as an ordinary one on NC4HW4, else directly, between any layouts.</summary>
/// <param name="convolve">The convolution on NC4HW4.</param>
internal sealed class ConvTranspose2DKernel(RegroupedConvolution.Whole convolve) : Kernel
{
    /// <summary>Mesa's llvmpipe ends the loops of an invocation after 65,535 rounds, silently.</summary>
    private const int MostRounds = 60_000;

    public override bool Supports(Node node) =>
        node.Inputs.Skip(1).All(input => input.Constant is not null) && 8 * node.Inputs[1].Shape.H * node.Inputs[1].Shape.W <= MostRounds;

    public override bool ReadsTensor(Node node, int input) => input == 0;

    public override void Build(KernelBuilder k)
    {
        var op = (ConvTranspose2D)k.Node.Op;
        var shape = k.Constant(1).Shape;
        var channels = shape.N / op.Groups;
        var biasValues = k.Node.Inputs.Length > 2 ? k.Constant(2).Data : new float[k.Output.Channels];
        if (IsPacked(k, op, shape))
        {
            StuffedConvolution.Build(k, op, k.Constant(1), biasValues, convolve);
            return;
        }

        var most = Math.Max(1, MostRounds / (8 * shape.H * shape.W));
        var weights = k.Buffer(Transposed(k.Constant(1), op.Groups));
        var bias = k.Buffer(biasValues);
        for (var first = 0; first < channels; first += most)
        {
            var defines = KernelBuilder.Sized(k.Output, k.Input(0));
            (string, int)[] arguments =
            [
                ("GROUP_OUTPUTS", shape.C), ("CHANNELS", channels), ("FIRST", first), ("COUNT", Math.Min(most, channels - first)), ("KH", shape.H), ("KW", shape.W),
                ("STRIDE_Y", op.StrideY), ("STRIDE_X", op.StrideX), ("DILATION_Y", op.DilationY), ("DILATION_X", op.DilationX), ("TOP", op.Padding.Top), ("LEFT", op.Padding.Left),
            ];
            foreach (var (name, value) in arguments) defines.AddArgument(name, value);
            k.Over(
                k.Output,
                "conv_transpose2d",
                defines,
                1,
                Binding.Values(0, k.Input(0).Buffer),
                Binding.Values(1, weights),
                Binding.Values(2, bias),
                Binding.Storage(3, k.Output.Buffer));
        }
    }

    // Where a packed convolution has no channels but its own to see, and sums that end in time.
    private static bool IsPacked(KernelBuilder k, ConvTranspose2D op, Shape weights) =>
        k.Input(0).Layout == TensorLayout.Packed && k.Output.Layout == TensorLayout.Packed
        && (op.Groups == 1 || (weights.C % 4 == 0 && weights.N / op.Groups % 4 == 0))
        && Conv2DKernel.Rounds(((weights.N / op.Groups) + 3) / 4, weights) <= MostRounds;

    // C×(M/groups)×KH×KW to M×(C/groups)×KH×KW: an output channel reads its weights one after the other.
    private static float[] Transposed(Tensor weights, int groups)
    {
        var (shape, channels) = (weights.Shape, weights.Shape.N / groups);
        var taps = shape.H * shape.W;
        var transposed = new float[weights.Data.Length];
        for (var c = 0; c < shape.N; c++)
        for (var m = 0; m < shape.C; m++)
        {
            var output = (c / channels * shape.C) + m;
            weights.Data.AsSpan(((c * shape.C) + m) * taps, taps).CopyTo(transposed.AsSpan(((output * channels) + (c % channels)) * taps));
        }

        return transposed;
    }
}
