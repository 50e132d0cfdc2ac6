using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class MedianFilterCases
{
    public static IEnumerable<OpCase> All =>
        from size in new[] { 3, 5, 7 }
        from item in Sized(size)
        select item;

    private static IEnumerable<OpCase> Sized(int size) =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new MedianFilter(size), $"{size}×{size} of {shape}", Values.Uniform(shape, 2700 + i))),
        OpCase.Of(new MedianFilter(size), $"{size}×{size} with equal values", Values.Integers(new Shape(1, 2, 11, 13), 2750, 0, 3)),
        OpCase.Of(new MedianFilter(size), $"{size}×{size} with infinities", Values.Uniform(new Shape(1, 1, 7, 9), 2751).With((0, float.PositiveInfinity), (30, float.NegativeInfinity), (31, float.NegativeInfinity))),
        OpCase.Of(new MedianFilter(size), $"{size}×{size} wider than a vector register", Values.Uniform(new Shape(1, 1, 3, 101), 2752)),
    ];
}
