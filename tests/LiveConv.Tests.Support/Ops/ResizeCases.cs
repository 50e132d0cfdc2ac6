using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ResizeCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Enum.GetValues<ResizeMode>().SelectMany(mode => new[]
        {
            Case(mode, new(1, 1, 7, 5), 14, 10),
            Case(mode, new(1, 3, 7, 5), 21, 15),
            Case(mode, new(1, 4, 11, 13), 5, 7),
            Case(mode, new(2, 5, 11, 13), 13, 11),
            Case(mode, new(1, 1, 1, 1), 7, 5),
            Case(mode, new(1, 2, 7, 5), 1, 1),
            Case(mode, new(1, 9, 1, 17), 3, 5),
            Case(mode, new(1, 1, 23, 1), 11, 3),
            Case(mode, new(1, 8, 7, 5), 7, 5),
            Case(mode, new(1, 1, 16, 24), 4, 8),
            Case(mode, new(1, 1, 5, 3), 31, 101),
        }),
        OpCase.Of(new Resize(9, 7, ResizeMode.Nearest), "Nearest of special values", Values.Specials(new(1, 1, 5, 7))),
        OpCase.Of(new Resize(9, 7, ResizeMode.Bilinear), "Bilinear of large values", Values.Uniform(new(1, 1, 5, 4), 2501, 1e6f, 2e6f)),
        OpCase.Of(new Resize(10, 6, ResizeMode.Bilinear), "Bilinear of NaN", Values.Uniform(new(1, 1, 5, 3), 2502).With((7, float.NaN))),
    ];

    private static OpCase Case(ResizeMode mode, Shape shape, int height, int width) =>
        OpCase.Of(new Resize(height, width, mode), $"{mode} {shape} to {height}×{width}", Values.Uniform(shape, 2400 + height));
}
