using LiveConv.Ops;

namespace LiveConv.Tests.Support.Ops;

internal static class MaxPoolIndices2DCases
{
    public static IEnumerable<OpCase> All =>
    [
        OpCase.Of(new MaxPoolIndices2D { StrideY = 2, StrideX = 2 }, "2×2 stride 2", Values.Uniform(new(2, 3, 7, 5), 3900)),
        OpCase.Of(new MaxPoolIndices2D { KernelHeight = 3, KernelWidth = 2, Padding = new(1, 1, 0, 0), StrideX = 2 }, "asymmetric", Values.Uniform(new(1, 4, 5, 7), 3901, -9, -5)),
        OpCase.Of(new MaxPoolIndices2D { ColumnMajor = true, StrideY = 2 }, "down the columns", Values.Uniform(new(2, 2, 5, 3), 3902)),
        OpCase.Of(new MaxPoolIndices2D { DilationY = 2, DilationX = 3 }, "dilated", Values.Uniform(new(1, 2, 5, 7), 3903)),
        OpCase.Of(new MaxPoolIndices2D(), "equal values", Values.Integers(new(1, 2, 5, 7), 3904, 0, 2)),
    ];
}
