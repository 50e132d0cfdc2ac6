using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// Transposed convolution on NC4HW4 as an ordinary one: with zeros between the pixels and around them, and the kernel turned.
/// Multiplies zeros, and is far faster than picking the pixels that count.
/// </summary>
internal static class StuffedConvolution
{
    public static void Build(KernelBuilder k, ConvTranspose2D op, Tensor weights, float[] bias, RegroupedConvolution.Whole convolve)
    {
        var (x, y, w) = (k.Input(0), k.Output, weights.Shape);
        var (top, left) = (((w.H - 1) * op.DilationY) - op.Padding.Top, ((w.W - 1) * op.DilationX) - op.Padding.Left);
        var (height, width) = (y.Height + ((w.H - 1) * op.DilationY), y.Width + ((w.W - 1) * op.DilationX));
        var stuffed = k.Scratch(new Shape(x.Batch, x.Channels, height, width), TensorLayout.Packed);
        k.Gather(x, stuffed, i =>
        {
            var (line, column) = Math.DivRem(i, width);
            var (plane, row) = Math.DivRem(line, height);
            var (fromRow, fromColumn) = (Source(row - top, op.StrideY, x.Height), Source(column - left, op.StrideX, x.Width));
            return fromRow < 0 || fromColumn < 0 ? -1 : (((plane * x.Height) + fromRow) * x.Width) + fromColumn;
        });
        var convolution = new Conv2D { DilationY = op.DilationY, DilationX = op.DilationX, Groups = op.Groups };
        convolve(k, convolution, Turned(weights, op.Groups), bias, stuffed, null, y);
    }

    // place / stride where that is whole and inside, otherwise −1.
    private static int Source(int place, int stride, int size) =>
        place >= 0 && place % stride == 0 && place / stride < size ? place / stride : -1;

    // C×(M/groups)×KH×KW to M×(C/groups)×KH×KW, turned by 180°.
    private static Tensor Turned(Tensor weights, int groups)
    {
        var (w, channels) = (weights.Shape, weights.Shape.N / groups);
        var taps = w.H * w.W;
        var turned = new Tensor(new Shape(w.C * groups, channels, w.H, w.W));
        for (var c = 0; c < w.N; c++)
        for (var m = 0; m < w.C; m++)
        {
            var to = turned.Data.AsSpan(((((c / channels * w.C) + m) * channels) + (c % channels)) * taps, taps);
            weights.Data.AsSpan(((c * w.C) + m) * taps, taps).CopyTo(to);
            to.Reverse();
        }

        return turned;
    }
}
