using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MaxPoolGradientCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, Padding = Padding.Same(3, 3) }, $"3×3 of {shape}", Values.Uniform(shape, 4000 + (2 * i)), 4001 + (2 * i))),
        Case(new MaxPool2D { StrideY = 2, StrideX = 2 }, "2×2 stride 2", Values.Uniform(new Shape(1, 4, 7, 5), 4040), 4041),
        Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2 }, "3×3 stride 2, batch", Values.Uniform(new Shape(2, 9, 13, 11), 4042), 4043),
        Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1) }, "3×3 stride 2 padding 1", Values.Uniform(new Shape(2, 5, 11, 13), 4044), 4045),
        Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 4, StrideY = 3, StrideX = 2, Padding = new(2, 0, 1, 3) }, "asymmetric padding and stride", Values.Uniform(new Shape(1, 5, 11, 13), 4046), 4047),
        Case(new MaxPool2D { StrideY = 3, StrideX = 4 }, "stride larger than the window", Values.Uniform(new Shape(1, 3, 11, 13), 4048), 4049),
        Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, StrideY = 2, StrideX = 2, Padding = new(1, 1, 1, 1), CeilMode = true }, "ceil mode with padding", Values.Uniform(new Shape(1, 3, 6, 8), 4050), 4051),
        Case(new MaxPool2D { KernelHeight = 2, KernelWidth = 3, DilationY = 3, DilationX = 2, StrideY = 2, StrideX = 3, Padding = new(2, 3, 1, 1) }, "dilated with padding and stride", Values.Uniform(new Shape(1, 9, 11, 13), 4052, -9, -5), 4053),
        Case(new MaxPool2D { KernelHeight = 13, KernelWidth = 11 }, "window as large as the picture", Values.Uniform(new Shape(2, 8, 13, 11), 4054), 4055),
        Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 2, StrideX = 2 }, "the first of equal values", Values.Integers(new Shape(2, 5, 7, 9), 4056, 0, 2), 4057),
        Case(new MaxPool2D { KernelHeight = 2, KernelWidth = 5, StrideX = 3, Padding = new(0, 2, 1, 3) }, "wide, stride 3, padding", Values.Uniform(new Shape(1, 2, 5, 103), 4058, -9, -5), 4059),
        Case(new MaxPool2D { KernelHeight = 3, KernelWidth = 3, Padding = Padding.Same(3, 3) }, "NaN and infinities", Values.Uniform(new Shape(1, 2, 9, 9), 4060).With((0, float.NaN), (40, float.NaN), (8, float.PositiveInfinity), (76, float.NegativeInfinity)), 4061),
        Case(new MaxPool2D(), "nothing but negative infinity", Values.Constant(new Shape(1, 5, 3, 4), float.NegativeInfinity), 4062),
    ];

    private static OpCase Case(MaxPool2D pool, string what, Tensor x, int seed) =>
        OpCase.Of(new MaxPoolGradient(pool), what, x, Values.Uniform(pool.InferShape([x.Shape]), seed));
}
