using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Functions of two values: broadcasting in every direction with Add and Sub, a few shapes for each of the others.</summary>
internal static class BinaryCases
{
    private static readonly Shape FeatureMap = new(2, 5, 3, 7);

    private static readonly (Shape A, Shape B)[] Broadcasts =
    [
        (new(2, 5, 3, 7), new(5, 1, 1)), (new(5, 1, 1), new(2, 5, 3, 7)), (new(2, 9, 3, 5), new(1, 9, 1, 1)), (new(2, 5, 3, 7), new(2, 5, 1, 1)),
        (new(2, 5, 3, 7), new(2, 1, 3, 7)), (new(1, 1, 3, 7), new(2, 8, 3, 7)), (new(2, 3, 4, 5), new(3, 2, 1, 4, 1)),
        (new(2, 5, 3, 7), new(1, 1, 3, 1)), (new(2, 5, 3, 7), new(7)), (new(1, 4, 1, 7), new(1, 1, 5, 1)), (new(2, 5, 3, 7), new([])),
        (new([]), new([])), (new(13), new(11, 1)), (new(1, 3, 1), new(5, 1, 7)), (new(2, 3, 2, 3, 2), new(3, 1, 3, 1)), (new(3, 1), new(3, 1000)),
        (new(1, 3, 31, 37), new(37)), (new(1, 3, 31, 37), new(1, 3, 31, 1)), (new(1, 3, 31, 37), new(3, 1, 1)),
    ];

    public static IEnumerable<OpCase> All =>
    [
        .. Broadcasts.Select((shapes, i) => OpCase.Of(new Add(), $"broadcast {shapes.A} with {shapes.B}", Values.Uniform(shapes.A, 1500 + i), Values.Uniform(shapes.B, 1520 + i))),
        .. Broadcasts.Select((shapes, i) => OpCase.Of(new Sub(), $"broadcast {shapes.A} with {shapes.B}", Values.Uniform(shapes.A, 1500 + i), Values.Uniform(shapes.B, 1520 + i))),
        .. Few(new Mul(), -1, 1, -1, 1, equal: false),
        .. Few(new Max(), -1, 1, -1, 1, equal: false),
        .. Few(new Min(), -1, 1, -1, 1),
        .. Few(new Div(), -4, 4, -4, 4),
        .. Few(new Pow(), 0, 4, -3, 3),
        .. Few(new Mod(), -9, 9, -4, 4),
        .. Few(new Mod(true), -9, 9, -4, 4),
        OpCase.Of(new Min(), "special values", Values.Specials(FeatureMap), Values.Specials(FeatureMap, 5)),
        OpCase.Of(new Div(), "special values", Values.NormalSpecials(FeatureMap), Values.NormalSpecials(FeatureMap, 5)),
        OpCase.Of(new Pow(), "negative bases, whole exponents", Values.Uniform(FeatureMap, 1540, -3, 3), Values.Integers(FeatureMap, 1541, -4, 4)),
        OpCase.Of(new Pow(), "squares", Values.Uniform(FeatureMap, 1542, -3, 3), Values.Constant(new([]), 2)),
        OpCase.Of(new Pow(), "cubes", Values.Uniform(FeatureMap, 1542, -3, 3), Values.Constant(new(1, 1, 1, 1), 3)),
        OpCase.Of(new Pow(), "roots", Values.Uniform(FeatureMap, 1543, 0, 3), Values.Constant(new(1, 1, 1, 1), 0.5f)),
        .. PRelus,
        .. Integers,
    ];

    private static IEnumerable<OpCase> PRelus =>
    [
        OpCase.Of(new PRelu(), "a slope for each channel", Values.Uniform(FeatureMap, 1550), Values.Uniform(new(5, 1, 1), 1551)),
        OpCase.Of(new PRelu(), "one slope", Values.Uniform(FeatureMap, 1552), Values.Uniform(new(1), 1553)),
        OpCase.Of(new PRelu(), "a slope for each value", Values.Uniform(FeatureMap, 1554), Values.Uniform(FeatureMap, 1555)),
        OpCase.Of(new PRelu(), "special values", Values.Specials(FeatureMap), Values.Uniform(new(5, 1, 1), 1556)),
    ];

    private static IEnumerable<OpCase> Integers =>
        new Op[] { new Add(), new Sub(), new Mul(), new Div(), new Max(), new Min(), new Mod(), new Mod(true), new Pow() }.Select((op, i) =>
            OpCase.Of(op, $"whole numbers {op}", Values.WholeNumbers(new(3, 5), 1560 + i, -20, 20), Values.WholeNumbers(new(5), 1570 + i, op is Pow ? 0 : -4, 4)));

    private static IEnumerable<OpCase> Few(Op op, float lowA, float highA, float lowB, float highB, bool equal = true)
    {
        if (equal) yield return OpCase.Of(op, $"{FeatureMap} {op}", Values.Uniform(FeatureMap, 1580, lowA, highA), Values.Uniform(FeatureMap, 1581, lowB, highB));
        yield return OpCase.Of(op, $"channels {op}", Values.Uniform(FeatureMap, 1582, lowA, highA), Values.Uniform(new(5, 1, 1), 1583, lowB, highB));
        yield return OpCase.Of(op, $"rank 3 {op}", Values.Uniform(new(3, 1, 5), 1584, lowA, highA), Values.Uniform(new(7, 1), 1585, lowB, highB));
    }
}
