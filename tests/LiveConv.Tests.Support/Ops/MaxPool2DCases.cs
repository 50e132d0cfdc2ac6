using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MaxPool2DCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(Same3, $"3×3 of {shape}", Values.Uniform(shape, 1700 + i))),
        OpCase.Of(new MaxPool2D { StrideY = 2, StrideX = 2 }, "2×2 stride 2", Values.Uniform(new Shape(1, 4, 7, 5), 1720)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, "3×3 stride 2 padding 1", Values.Uniform(new Shape(2, 5, 11, 13), 1721)),
        OpCase.Of(new MaxPool2D { KernelHeight = 5, KernelWidth = 3, Padding = Padding.Same(5, 3) }, "5×3", Values.Uniform(new Shape(1, 3, 11, 7), 1722)),
        OpCase.Of(new MaxPool2D { KernelHeight = 1, KernelWidth = 7, Padding = new(0, 3, 0, 3) }, "1×7", Values.Uniform(new Shape(1, 1, 5, 17), 1723)),
        OpCase.Of(new MaxPool2D { KernelHeight = 4, KernelWidth = 2, Padding = Padding.Same(4, 2) }, "even 4×2", Values.Uniform(new Shape(1, 2, 7, 5), 1724)),
        OpCase.Of(new MaxPool2D { KernelHeight = 1, KernelWidth = 1 }, "1×1", Values.Uniform(new Shape(1, 9, 3, 5), 1725)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 4, StrideY = 3, StrideX = 2, Padding = new(2, 0, 1, 3) }, "asymmetric padding and stride", Values.Uniform(new Shape(1, 5, 11, 13), 1726)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, CeilMode = true }, "ceil mode", Values.Uniform(new Shape(1, 3, 6, 8), 1727)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1), CeilMode = true }, "ceil mode with padding", Values.Uniform(new Shape(1, 3, 6, 8), 1728)),
        OpCase.Of(new MaxPool2D { KernelHeight = 2, KernelWidth = 2, StrideY = 3, StrideX = 3, Padding = new(0, 0, 1, 1), CeilMode = true }, "ceil mode drops a window in the padding", Values.Uniform(new Shape(1, 1, 7, 10), 1729)),
        OpCase.Of(new MaxPool2D { KernelHeight = 13, KernelWidth = 11 }, "window as large as the picture", Values.Uniform(new Shape(1, 8, 13, 11), 1730)),
        OpCase.Of(new MaxPool2D { KernelHeight = 15, KernelWidth = 15, Padding = Padding.Same(15, 15) }, "window larger than the picture", Values.Uniform(new Shape(1, 1, 5, 7), 1731)),
        OpCase.Of(new MaxPool2D { KernelHeight = 2, KernelWidth = 2, Padding = new(1, 1, 1, 1) }, "zero would win in the padding", Values.Uniform(new Shape(1, 5, 3, 5), 1732, -9, -5)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, Padding = Padding.Same(3, 3) }, "NaN and infinities", Values.Uniform(new Shape(1, 2, 9, 9), 1733).With((0, float.NaN), (40, float.NaN), (8, float.PositiveInfinity), (76, float.NegativeInfinity), (120, float.PositiveInfinity))),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 2, DilationY = 2, DilationX = 3 }, "dilated", Values.Uniform(new Shape(2, 5, 11, 13), 1740)),
        OpCase.Of(new MaxPool2D { KernelHeight = 2, KernelWidth = 3, DilationY = 3, DilationX = 2, StrideY = 2, StrideX = 3, Padding = new(2, 3, 1, 1) }, "dilated with padding and stride", Values.Uniform(new Shape(1, 9, 11, 13), 1741, -9, -5)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, DilationY = 2, DilationX = 1, StrideY = 2, StrideX = 2, CeilMode = true }, "dilated, ceil mode", Values.Uniform(new Shape(1, 3, 10, 8), 1742)),
        OpCase.Of(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2 }, "wide, stride 2", Values.Uniform(new Shape(2, 3, 9, 75), 1790, -9, -5)),
        OpCase.Of(new MaxPool2D { KernelHeight = 2, KernelWidth = 5, StrideY = 1, StrideX = 3, Padding = new(0, 2, 1, 3) }, "wide, stride 3, padding", Values.Uniform(new Shape(1, 2, 5, 103), 1791, -9, -5)),
    ];

    private static MaxPool2D Same3 => new() { KernelHeight = 3, KernelWidth = 3, Padding = Padding.Same(3, 3) };
}
