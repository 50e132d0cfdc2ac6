using LiveConv.Ops;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Shaders.Tests;

/// <summary>The cases that run in shaders. The others run on the processor, also in the middle of a gl graph.</summary>
internal static class GlCases
{
    /// <summary>Ops without a shader; none of them may have one.</summary>
    public static readonly string[] OpsWithoutGlKernel =
    [
        nameof(Acos),
        nameof(Acosh),
        nameof(And),
        nameof(ArgMax),
        nameof(ArgMin),
        nameof(Asin),
        nameof(Asinh),
        nameof(Atan),
        nameof(Atanh),
        nameof(BatchNormalization),
        nameof(Ceil),
        nameof(Celu),
        nameof(Cos),
        nameof(Cosh),
        nameof(Div),
        nameof(Elu),
        nameof(Equal),
        nameof(Erf),
        nameof(Exp),
        nameof(Floor),
        nameof(Gather),
        nameof(Gelu),
        nameof(Gemm),
        nameof(Greater),
        nameof(GreaterOrEqual),
        nameof(GroupNormalization),
        nameof(HardSigmoid),
        nameof(HardSwish),
        nameof(Hardmax),
        nameof(InstanceNormalization),
        nameof(IsInf),
        nameof(IsNaN),
        nameof(LayerNormalization),
        nameof(Less),
        nameof(LessOrEqual),
        nameof(LocalResponseNormalization),
        nameof(Log),
        nameof(LogSoftmax),
        nameof(MatMul),
        nameof(Min),
        nameof(Mish),
        nameof(Mod),
        nameof(Neg),
        nameof(Not),
        nameof(Or),
        nameof(PRelu),
        nameof(Pow),
        nameof(Reciprocal),
        nameof(Reduce),
        nameof(Reshape),
        nameof(Round),
        nameof(Selu),
        nameof(Sign),
        nameof(Sin),
        nameof(Sinh),
        nameof(Softmax),
        nameof(Softplus),
        nameof(Softsign),
        nameof(Sqrt),
        nameof(Tan),
        nameof(ThresholdedRelu),
        nameof(Transpose),
        nameof(Where),
        nameof(Xor),
    ];

    public static IReadOnlyList<OpCase> All { get; } = [.. OpCases.All.Where(RunsInShaders)];

    /// <summary>Kernels work on N×C×H×W only, don't broadcast, and don't fuse activations and residuals yet.</summary>
    private static bool RunsInShaders(OpCase item) =>
        !OpsWithoutGlKernel.Contains(item.Op.Name)
        && item.Inputs.Where((_, i) => !item.ConstantInputs.Contains(i)).All(input => input.Shape.Rank == 4)
        && (item.Op is not BinaryOp || item.Inputs[0].Shape == item.Inputs[1].Shape)
        && (item.Op is not Conv2D conv || (conv.Activation == Activation.None && !conv.HasResidual));
}
