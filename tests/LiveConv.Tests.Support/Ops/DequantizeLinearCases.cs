using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class DequantizeLinearCases
{
    public static IEnumerable<OpCase> All =>
    [
        new("DequantizeLinear: one scale", new DequantizeLinear(1), [Numbers(new(2, 3, 5), 0), new Tensor(new(), [0.017f]), Tensor.OfIntegers(new(), [128])], [1, 2]),
        new("DequantizeLinear: by channel", new DequantizeLinear(1), [Numbers(new(2, 3, 5, 2), -128), new Tensor(new(3), [0.01f, 0.02f, 0.5f]), Tensor.OfIntegers(new(3), [0, -5, 9])], [1, 2]),
        new("DequantizeLinear: last axis, without zero point", new DequantizeLinear(1), [Numbers(new(3, 5), 0), Values.Uniform(new(5), 4301, 0.1f)], [1]),
        new("DequantizeLinear: blocks", new DequantizeLinear(0) { BlockSize = 3 }, [Numbers(new(7, 2), -50), Values.Uniform(new(3, 2), 4302, 0.1f), Tensor.OfIntegers(new(3, 2), [0, 1, 2, 3, 4, 5])], [1, 2]),
    ];

    private static Tensor Numbers(Shape shape, int low) =>
        Tensor.OfIntegers(shape, [.. Values.Integers(shape, 4300, low, low + 255).Data.Select(value => (long)value)]);
}
