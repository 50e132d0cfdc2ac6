using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class QuantizeLinearCases
{
    public static IEnumerable<OpCase> All =>
    [
        new("QuantizeLinear: uint8", new QuantizeLinear(1, 0, 255), [Values.Uniform(new(2, 3, 5, 7), 4200, -3, 3), Scalar(0.017f), Tensor.OfIntegers(new(), [128])], [1, 2]),
        new("QuantizeLinear: int8 by channel", new QuantizeLinear(1, -128, 127), [Values.Uniform(new(2, 3, 5, 7), 4201, -3, 3), new Tensor(new(3), [0.01f, 0.02f, 0.5f]), Tensor.OfIntegers(new(3), [0, -5, 9])], [1, 2]),
        new("QuantizeLinear: without zero point", new QuantizeLinear(0, 0, 255), [Values.Uniform(new(3, 5), 4202, -1, 300), Scalar(1)], [1]),
        new("QuantizeLinear: halves", new QuantizeLinear(0, -128, 127), [Values.Integers(new(7), 4203, -9, 9), Scalar(2)], [1]),
        new("QuantizeLinear: blocks", new QuantizeLinear(1, -8, 7) { BlockSize = 2 }, [Values.Uniform(new(2, 5), 4204, -3, 3), Values.Uniform(new(2, 3), 4205, 0.1f), Tensor.OfIntegers(new(2, 3), [0, 1, 2, 3, 4, 5])], [1, 2]),
    ];

    private static Tensor Scalar(float value) => new(new(), [value]);
}
