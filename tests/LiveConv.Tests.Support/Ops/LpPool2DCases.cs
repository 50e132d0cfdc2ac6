using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class LpPool2DCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. new[] { 1, 2, 3, 5 }.SelectMany(p => new[]
        {
            Case(p, "2×2 stride 2", new LpPool2D(p) { StrideY = 2, StrideX = 2 }, new(1, 4, 7, 5)),
            Case(p, "3×2, asymmetric", new LpPool2D(p) { KernelHeight = 3, KernelWidth = 2, StrideY = 2, Padding = new(1, 0, 2, 1) }, new(2, 5, 11, 13)),
            Case(p, "dilated", new LpPool2D(p) { DilationY = 2, DilationX = 3, Padding = new(1, 2, 0, 1) }, new(1, 9, 5, 7)),
            Case(p, "ceil mode", new LpPool2D(p) { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, CeilMode = true }, new(1, 3, 6, 8)),
        }),
        OpCase.Of(new LpPool2D(2), "zeros", Values.Constant(new(1, 1, 3, 5), 0)),
        OpCase.Of(new LpPool2D(2), "small values", Values.Uniform(new(1, 2, 3, 5), 3851, -1e-20f, 1e-20f)),
        OpCase.Of(new LpPool2D(2), "NaN", Values.Uniform(new(1, 2, 3, 5), 3852).With((7, float.NaN))),
    ];

    private static OpCase Case(int p, string what, LpPool2D op, Shape shape) =>
        OpCase.Of(op, $"p = {p}, {what}", Values.Uniform(shape, 3800 + p, -3, 3));
}
