using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class CastCases
{
    public static IEnumerable<OpCase> All =>
    [
        OpCase.Of(new Cast(ElementType.Float32), "Float32 to itself", Values.Specials(new(2, 3, 5, 7))),
        OpCase.Of(new Cast(ElementType.Bool), "Float32 to Bool", Values.Specials(new(1, 2, 3, 7))),
        OpCase.Of(new Cast(ElementType.Int64), "Float32 to Int64", Values.Uniform(new(2, 3, 5), 3600, -9, 9)),
        OpCase.Of(new Cast(ElementType.Float32), "Int64 to Float32", Tensor.OfIntegers(new(5), [0, -1, 16777217, 1L << 53, 33554435])),
        OpCase.Of(new Cast(ElementType.Bool), "Int64 to Bool", Tensor.OfIntegers(new(2, 2), [0, -1, 5, 1L << 40])),
        OpCase.Of(new Cast(ElementType.Float32), "Bool to Float32", new Tensor(new(1, 1, 1, 3), [0, 1, 1], ElementType.Bool)),
        OpCase.Of(new Cast(ElementType.Int64), "Bool to Int64", new Tensor(new(3), [0, 1, 1], ElementType.Bool)),
        OpCase.Of(new Cast(ElementType.Bool), "long Float32 to Bool", Values.Integers(new(1, 3, 131, 127), 3601, -1, 1)),
    ];
}
