using LiveConv.Ops;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Softmax, its logarithm and Hardmax along every axis.</summary>
internal static class SoftmaxCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Of(axis => new Softmax(axis)),
        .. Of(axis => new LogSoftmax(axis)),
        .. Of(axis => new Hardmax(axis)),
        OpCase.Of(new Hardmax(1), "equal values", Values.Integers(new(3, 7), 1810, -2, 2)),
    ];

    private static IEnumerable<OpCase> Of(Func<int, AxisOp> op) =>
    [
        OpCase.Of(op(1), "channels", Values.Uniform(new(2, 5, 3, 7), 1800, -5, 5)),
        OpCase.Of(op(1), "many pixels", Values.Uniform(new(1, 3, 17, 19), 1801, -5, 5)),
        OpCase.Of(op(3), "columns", Values.Uniform(new(2, 5, 3, 7), 1802, -5, 5)),
        OpCase.Of(op(0), "pictures", Values.Uniform(new(3, 2, 3, 5), 1803, -5, 5)),
        OpCase.Of(op(1), "classes", Values.Uniform(new(2, 1000), 1804, -20, 20)),
        OpCase.Of(op(0), "rank 1", Values.Uniform(new(13), 1805, -100, 100)),
        OpCase.Of(op(1), "rank 3", Values.Uniform(new(2, 7, 2), 1806, -1e3f, 1e3f)),
        OpCase.Of(op(3), "infinities", Values.Uniform(new(1, 1, 2, 5), 1807).With((1, float.NegativeInfinity), (7, float.NegativeInfinity))),
        OpCase.Of(op(1), "one class", Values.Uniform(new(2, 1, 3, 5), 1808)),
    ];
}
