namespace LiveConv.Cpu;

/// <summary>
/// The output places of a transposed convolution that leave the same remainder when divided by the stride, in one dimension: they
/// meet the same taps.
/// </summary>
/// <param name="First">The remainder, and the first place.</param>
/// <param name="Count">Number of places.</param>
/// <param name="Taps">The taps, each with the input place that it meets at the first output place.</param>
internal sealed record TransposedAxis(int First, int Count, (int Tap, int Place)[] Taps)
{
    public static TransposedAxis[] All(int size, int taps, int stride, int dilation, int before) =>
    [
        .. Enumerable.Range(0, stride).Select(first => new TransposedAxis(
            first,
            Math.Max(0, (size - first + stride - 1) / stride),
            [
                .. Enumerable.Range(0, taps)
                    .Where(tap => (first + before - (tap * dilation)) % stride == 0)
                    .Select(tap => (tap, (first + before - (tap * dilation)) / stride)),
            ])),
    ];

    /// <summary>Zeros needed before the input.</summary>
    public static int Before(TransposedAxis[] axes) => Math.Max(0, axes.SelectMany(axis => axis.Taps).Select(tap => -tap.Place).DefaultIfEmpty(0).Max());

    /// <summary>Zeros needed after an input of this size.</summary>
    public static int After(TransposedAxis[] axes, int size) =>
        Math.Max(0, axes.SelectMany(axis => axis.Taps.Select(tap => tap.Place + axis.Count - size)).DefaultIfEmpty(0).Max());
}
