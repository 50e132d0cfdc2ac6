using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MaxPool3DCases
{
    public static IEnumerable<OpCase> All =>
    [
        OpCase.Of(new MaxPool3D { Stride = new(2, 2, 2) }, "2×2×2 stride 2", Values.Uniform(new Shape(2, 3, 3, 5, 7), 4700)),
        OpCase.Of(new MaxPool3D { Kernel = new(1, 2, 3), Dilation = new(1, 2, 2), PaddingBefore = new(0, 1, 1) }, "dilated, asymmetric", Values.Uniform(new Shape(1, 2, 2, 5, 7), 4701, -9, -5)),
        OpCase.Of(new MaxPool3D { Stride = new(2, 2, 3), CeilMode = true }, "ceil mode", Values.Uniform(new Shape(1, 1, 3, 4, 6), 4702)),
    ];
}
