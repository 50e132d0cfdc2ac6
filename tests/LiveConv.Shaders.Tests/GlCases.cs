using LiveConv.Ops;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Shaders.Tests;

/// <summary>The cases that run in shaders. The others run on the processor, also in the middle of a gl graph.</summary>
internal static class GlCases
{
    /// <summary>Ops without a shader; none of them may have one.</summary>
    public static readonly string[] OpsWithoutGlKernel =
    [
        nameof(Gather),
        nameof(Gemm),
        nameof(MatMul),
        nameof(Reshape),
        nameof(Transpose),
    ];

    public static IReadOnlyList<OpCase> All { get; } = [.. OpCases.All.Where(RunsInShaders)];

    /// <summary>Kernels work on N×C×H×W only, and don't fuse activations and residuals yet.</summary>
    private static bool RunsInShaders(OpCase item) =>
        !OpsWithoutGlKernel.Contains(item.Op.Name)
        && item.Inputs.Where((_, i) => !item.ConstantInputs.Contains(i)).All(input => input.Shape.Rank == 4)
        && (item.Op is not Conv2D conv || (conv.Activation == Activation.None && !conv.HasResidual));
}
