using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class AveragePool3DCases
{
    public static IEnumerable<OpCase> All =>
    [
        OpCase.Of(new AveragePool3D { Stride = new(2, 2, 2) }, "2×2×2 stride 2", Values.Uniform(new Shape(2, 3, 3, 5, 7), 4800)),
        OpCase.Of(new AveragePool3D { Kernel = new(1, 2, 3), PaddingBefore = new(0, 1, 1), PaddingAfter = new(0, 0, 2) }, "asymmetric padding", Values.Uniform(new Shape(1, 2, 2, 5, 7), 4801)),
        OpCase.Of(new AveragePool3D { Kernel = new(1, 2, 3), PaddingBefore = new(0, 1, 1), PaddingAfter = new(0, 0, 2), CountIncludePad = true, CeilMode = true, Stride = new(1, 2, 2) }, "padding counted, ceil mode", Values.Uniform(new Shape(1, 2, 2, 5, 7), 4802)),
    ];
}
