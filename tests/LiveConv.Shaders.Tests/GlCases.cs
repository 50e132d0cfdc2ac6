using LiveConv.Ops;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Shaders.Tests;

/// <summary>The cases of every op, and more where shaders read their inputs in ways of their own.</summary>
internal static class GlCases
{
    /// <summary>Ops without a shader: they run on the processor, also in the middle of a gl graph. None of them may have one.</summary>
    public static readonly string[] OpsWithoutGlKernel =
    [
        nameof(ArgMax),
        nameof(ArgMin),
        nameof(AveragePool3D),
        nameof(BoxNonMaximumSuppression),
        nameof(Cast),
        nameof(Conv3D),
        nameof(ConvTranspose3D),
        nameof(DequantizeLinear),
        nameof(Gather),
        nameof(Hardmax),
        nameof(MaxPool3D),
        nameof(MaxPoolIndices2D),
        nameof(Mod),
        nameof(QuantizeLinear),
        nameof(TopK),
        nameof(TopKIndices),
    ];

    public static IReadOnlyList<OpCase> All { get; } = [.. OpCases.All, .. Broadcasts];

    /// <summary>The families of kernels that compute a case in their own way.</summary>
    public static IEnumerable<KernelFamily> Families(OpCase item)
    {
        yield return KernelFamily.Software;
        var layer = CaseGraphs.Of(item).Outputs[0];
        if (KernelTable.Find(layer, KernelFamily.Hardware) != KernelTable.Find(layer, KernelFamily.Software)) yield return KernelFamily.Hardware;
    }

    private static IEnumerable<OpCase> Broadcasts => new Shape[]
        {
            new(2, 5, 3, 7), new(1, 5, 1, 1), new(5, 1, 1), new(2, 1, 3, 7), new(2, 5, 3, 1), new(3, 1), new(7), new(1), new([]), new(1, 1, 1, 1), new(2, 1, 1, 7),
        }
        .SelectMany((shape, i) => new[]
        {
            OpCase.Of(new Add(), $"2×5×3×7 with {shape}, strides", Values.Uniform(new Shape(2, 5, 3, 7), 960), Values.Uniform(shape, 961 + i)),
            new OpCase($"Add: constant {shape} with 2×5×3×7, strides", new Add(), [Values.Uniform(shape, 961 + i), Values.Uniform(new Shape(2, 5, 3, 7), 960)], [0]),
        })
        .Concat(
        [
            OpCase.Of(new Add(), "2×1×3×1 with 1×5×1×7, strides", Values.Uniform(new Shape(2, 1, 3, 1), 980), Values.Uniform(new Shape(1, 5, 1, 7), 981)),
            OpCase.Of(new Add(), "5×1×2×1×3 with 4×1×6×1, strides", Values.Uniform(new Shape(5, 1, 2, 1, 3), 982), Values.Uniform(new Shape(4, 1, 6, 1), 983)),
            OpCase.Of(new Add(), "3×7 with 1×7, strides", Values.Uniform(new Shape(3, 7), 984), Values.Uniform(new Shape(1, 7), 985)),
            OpCase.Of(new Add(), "scalars, strides", Values.Uniform(new Shape([]), 986), Values.Uniform(new Shape([]), 987)),
        ]);
}
