using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Normalisations with given and with own moments; channels around 4 and 8, other ranks, offsets much larger than deviations.</summary>
internal static class NormalizationCases
{
    private static readonly Shape[] Maps = [new(1, 3, 7, 5), new(2, 4, 5, 3), new(2, 9, 3, 7), new(1, 8, 1, 1), new(2, 5, 11), new(2, 3, 2, 3, 2)];

    public static IEnumerable<OpCase> All =>
    [
        .. Maps.Select((shape, i) => Batch($"{shape}", shape, 1900 + (10 * i))),
        Batch("rank 2", new(3, 7), 1970),
        .. Maps.Select((shape, i) => OpCase.Of(new LocalResponseNormalization(i + 1, 0.5f + i, 0.75f), $"{shape} over {i + 1}", Values.Uniform(shape, 2000 + i, -4, 4))),
        OpCase.Of(new LocalResponseNormalization(5), "AlexNet's numbers", Values.Uniform(new(1, 13, 5, 3), 2010, -40, 40)),
        OpCase.Of(new LocalResponseNormalization(3, 2), "large planes", Values.Uniform(new(1, 5, 37, 41), 2012, -2, 2)),
        OpCase.Of(new LocalResponseNormalization(3, 2, 0.5f, 0.1f), "another power and bias", Values.Uniform(new(1, 5, 5, 3), 2011, -2, 2)),
        OpCase.Of(new LocalResponseNormalization(5, 2), "neighbours in other blocks", Values.Uniform(new(2, 19, 3, 5), 2013, -2, 2)),
        OpCase.Of(new LocalResponseNormalization(8, 3), "more channels after than before", Values.Uniform(new(1, 37, 7, 2), 2014, -2, 2)),
        OpCase.Of(new LocalResponseNormalization(41, 3), "all channels", Values.Uniform(new(1, 23, 1, 3), 2015, -2, 2)),
        .. Maps.Select((shape, i) => WithChannels(new InstanceNormalization(), $"{shape}", Values.Uniform(shape, 2020 + i, -2, 2), i)),
        WithChannels(new InstanceNormalization(1e-3f), "offset", Values.Uniform(new(1, 3, 7, 5), 2030, 9, 11), 7),
        WithChannels(new InstanceNormalization(), "large planes", Values.Uniform(new(1, 2, 41, 53), 2031, -1, 2), 8),
        WithChannels(new InstanceNormalization(), "19 channels", Values.Uniform(new(2, 19, 5, 3), 2032, -1, 3), 13),
        WithChannels(new InstanceNormalization(), "37 channels", Values.Uniform(new(1, 37, 1, 7), 2033, -1, 3), 14),
        WithChannels(new InstanceNormalization(), "flat", Values.Constant(new(1, 2, 3, 5), 0.7f), 9),
        WithChannels(new GroupNormalization(1), "one group", Values.Uniform(new(2, 5, 3, 7), 2040, -2, 2), 10),
        WithChannels(new GroupNormalization(4), "two channels each", Values.Uniform(new(2, 8, 3, 5), 2041, -2, 2), 11),
        WithChannels(new GroupNormalization(3), "rank 3", Values.Uniform(new(2, 9, 5), 2042, -2, 2), 12),
        Layer(new LayerNormalization(3), "columns", new(2, 5, 3, 7), new(7), new(7), 2050),
        Layer(new LayerNormalization(1), "all but the batch", new(2, 5, 3, 7), new(5, 3, 7), new(5, 3, 7), 2053),
        Layer(new LayerNormalization(1), "scale for each channel", new(2, 5, 3, 7), new(5, 1, 1), new(1), 2056),
        Layer(new LayerNormalization(2, 1e-3f), "tokens", new(2, 7, 33), new(33), new(33), 2059),
        Layer(new LayerNormalization(1), "long rows", new(3, 1501), new(1501), new(1501), 2065),
        Layer(new LayerNormalization(0), "no bias", new(13), new(13), null, 2062),
    ];

    private static OpCase Batch(string what, Shape shape, int seed)
    {
        var c = new Shape(shape[1]);
        Tensor[] inputs =
        [
            Values.Uniform(shape, seed, -3, 3), Values.Uniform(c, seed + 1, -2, 2), Values.Uniform(c, seed + 2), Values.Uniform(c, seed + 3), Values.Uniform(c, seed + 4, 0, 4),
        ];
        return new OpCase($"{nameof(BatchNormalization)}: {what}", new BatchNormalization(1e-3f), inputs, [1, 2, 3, 4]);
    }

    private static OpCase WithChannels(Op op, string what, Tensor x, int seed)
    {
        var c = new Shape(x.Shape[1]);
        return new OpCase($"{op.Name}: {what}", op, [x, Values.Uniform(c, 2100 + seed, -2, 2), Values.Uniform(c, 2120 + seed)], [1, 2]);
    }

    private static OpCase Layer(LayerNormalization op, string what, Shape x, Shape scale, Shape? bias, int seed) => bias is { } shape
        ? new OpCase($"{op.Name}: {what}", op, [Values.Uniform(x, seed, -2, 2), Values.Uniform(scale, seed + 1), Values.Uniform(shape, seed + 2)], [1, 2])
        : new OpCase($"{op.Name}: {what}", op, [Values.Uniform(x, seed, -2, 2), Values.Uniform(scale, seed + 1)], [1]);
}
