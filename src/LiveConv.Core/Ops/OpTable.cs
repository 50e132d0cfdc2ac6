using System.Collections.Immutable;

namespace LiveConv.Ops;

/// <summary>Every op that an executor computes. The completeness tests hold kernels, cases and docs/ops.md against this list.</summary>
public static class OpTable
{
    /// <summary>Names as in <see cref="Op.Name"/>, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        nameof(Abs),
        nameof(Add),
        nameof(Affine),
        nameof(AveragePool2D),
        nameof(BilateralFilter),
        nameof(Clamp),
        nameof(ColorToGray),
        nameof(Concat),
        nameof(Conv2D),
        nameof(EdgeThinning),
        nameof(Gather),
        nameof(Gemm),
        nameof(Hysteresis),
        nameof(LeakyRelu),
        nameof(Magnitude),
        nameof(MatMul),
        nameof(Max),
        nameof(MaxChannels),
        nameof(MaxPool2D),
        nameof(MeanChannels),
        nameof(MedianFilter),
        nameof(MinPool2D),
        nameof(Mul),
        nameof(NonMaximumSuppression),
        nameof(NormalizedCrossCorrelation),
        nameof(Orientation),
        nameof(Relu),
        nameof(Reshape),
        nameof(Resize),
        nameof(Sigmoid),
        nameof(Slice),
        nameof(Sub),
        nameof(Tanh),
        nameof(Transpose),
    ];
}
