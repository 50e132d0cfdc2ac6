using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class GemmCases
{
    public static IEnumerable<OpCase> All =>
    [
        Case("plain", new Gemm(), new(5, 7), new(7, 3)),
        Case("A transposed", new Gemm { TransposeA = true }, new(7, 5), new(7, 3)),
        Case("B transposed", new Gemm { TransposeB = true }, new(5, 7), new(3, 7)),
        Case("both transposed, C a row", new Gemm { TransposeA = true, TransposeB = true }, new(7, 5), new(3, 7), new(3)),
        Case("C a matrix", new Gemm(), new(5, 7), new(7, 3), new(5, 3)),
        Case("C a column", new Gemm(), new(5, 7), new(7, 3), new(5, 1)),
        Case("C a row of a matrix", new Gemm(), new(5, 7), new(7, 3), new(1, 3)),
        Case("C a scalar", new Gemm(), new(5, 7), new(7, 3), new()),
        Case("alpha and beta", new Gemm { Alpha = 0.3f, Beta = -1.7f }, new(5, 7), new(7, 3), new(3)),
        Case("alpha without C", new Gemm { Alpha = -2.5f }, new(2, 11), new(11, 13)),
        Case("beta 0", new Gemm { Beta = 0 }, new(2, 11), new(11, 13), new(13)),
        Case("fully connected", new Gemm { TransposeB = true }, new(1, 257), new(101, 257), new(101)),
        Case("fully connected, batch of 3", new Gemm { TransposeB = true }, new(3, 128), new(64, 128), new(64)),
        Case("fully connected, weights K×N", new Gemm(), new(1, 131), new(131, 67), new(67)),
        Case("wide", new Gemm(), new(17, 3), new(3, 97), new(97)),
        Case("parts of rows, columns and sums, B transposed", new Gemm { TransposeB = true, Alpha = 0.5f }, new(70, 205), new(251, 205), new(251)),
        Case("parts of rows, columns and sums, A transposed", new Gemm { TransposeA = true }, new(205, 70), new(205, 251), new(70, 1)),
        Case("C a row, many pieces", new Gemm { Beta = 0.5f }, new(70, 19), new(19, 131), new(131)),
        Case("nine rows of a long depth", new Gemm { TransposeB = true }, new(9, 2100), new(35, 2100), new(1, 35)),
        Case("one row, many columns", new Gemm(), new(1, 33), new(33, 1100), new(1100)),
        Case("one column", new Gemm(), new(101, 259), new(259, 1)),
        Case("one column, A transposed", new Gemm { TransposeA = true }, new(259, 101), new(259, 1)),
        Case("single value", new Gemm(), new(1, 1), new(1, 1), new(1)),
        new("Gemm: NaN stays in its row", new Gemm(), [Values.Uniform(new(3, 5), 3010).With((6, float.NaN)), Values.Uniform(new(5, 4), 3011, 0.25f)], [1]),
        OpCase.Of(new Gemm { TransposeB = true }, "no constants", Values.Uniform(new(3, 5), 3012), Values.Uniform(new(4, 5), 3013), Values.Uniform(new(3, 4), 3014)),
    ];

    private static OpCase Case(string what, Gemm op, Shape a, Shape b, Shape? c = null) => c is { } shape
        ? new($"Gemm: {what}", op, [Values.Uniform(a, 3000), Values.Uniform(b, 3001), Values.Uniform(shape, 3002)], [1, 2])
        : new($"Gemm: {what}", op, [Values.Uniform(a, 3000), Values.Uniform(b, 3001)], [1]);
}
