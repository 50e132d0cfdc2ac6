using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>The bilateral filter, both Gaussians in one power of two.</summary>
internal sealed unsafe class BilateralRows<V> : RowLayer
    where V : struct, IFloatVector<V>
{
    private const int ChannelsAtOnce = 4;

    // 2ˣ = Σ Pₙ·xⁿ: of degree 5 with the constant 1 the one whose relative error is about the least on −½…½, 2.5·2⁻²⁴.
    private const float P1 = 0.693146944f, P2 = 0.240221202f, P3 = 0.0555071346f, P4 = 0.00967554096f, P5 = 0.00132764666f;

    private readonly int radius;
    private readonly int[] rowsOfTaps;
    private readonly int[] columnsOfTaps;

    // The exponents of two: −(dx² + dy²)/2σs²·log₂e for each tap, and the factor of the squared difference.
    private readonly float[] spatial;
    private readonly float colorFactor;

    public BilateralRows(BilateralFilter op)
    {
        radius = op.Radius;
        Window = new RowWindow(radius, radius, radius, radius, new Edge(BorderMode.Reflect));

        // All of the disc but its middle, whose weight is 1.
        var disc = (
            from dy in Enumerable.Range(-radius, (2 * radius) + 1)
            from dx in Enumerable.Range(-radius, (2 * radius) + 1)
            where (dy * dy) + (dx * dx) <= radius * radius && (dy, dx) != (0, 0)
            select (dy, dx)).ToArray();
        rowsOfTaps = [.. disc.Select(place => place.dy + radius)];
        columnsOfTaps = [.. disc.Select(place => place.dx)];
        spatial = [.. disc.Select(place => (float)(((place.dy * place.dy) + (place.dx * place.dx)) / (-2.0 * op.SigmaSpace * op.SigmaSpace) * Math.Log2(Math.E)))];
        colorFactor = (float)(Math.Log2(Math.E) / (-2.0 * op.SigmaColor * op.SigmaColor));
    }

    public override RowWindow Window { get; }

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        var (input, channels) = (inputs[0], output.Channels);
        var rows = stackalloc float*[((2 * radius) + 1) * channels];
        for (var y = from; y < to; y++)
        {
            for (var i = 0; i < ((2 * radius) + 1) * channels; i++) rows[i] = input.Seen(i % channels, y - radius + (i / channels));

            // The weights of all channels are the same; with more than four they are computed again for the next four.
            for (var c = 0; c < channels; c += ChannelsAtOnce) Filter(rows, c, output, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Filter(float** rows, int first, RowBuffer output, int y)
    {
        var (channels, width, factor) = (output.Channels, output.WholeWidth, V.Create(colorFactor));
        var (second, third, fourth) = (first + 1 < channels, first + 2 < channels, first + 3 < channels);
        var centre = rows + (radius * channels);
        for (nint j = 0; j < width; j += V.Count)
        {
            V a = V.Load(centre[first] + j), b = V.Zero, c = b, d = b, weights = V.Create(1);
            if (second) b = V.Load(centre[first + 1] + j);
            if (third) c = V.Load(centre[first + 2] + j);
            if (fourth) d = V.Load(centre[first + 3] + j);
            for (var t = 0; t < spatial.Length; t++)
            {
                var row = rows + (rowsOfTaps[t] * channels);
                var place = j + columnsOfTaps[t];
                var difference = V.Abs(V.Load(row[0] + place) - V.Load(centre[0] + j));
                for (var i = 1; i < channels; i++) difference += V.Abs(V.Load(row[i] + place) - V.Load(centre[i] + j));
                var weight = Power(V.MultiplyAdd(difference * difference, factor, V.Create(spatial[t])));
                weights += weight;
                a = V.MultiplyAdd(weight, V.Load(row[first] + place), a);
                if (second) b = V.MultiplyAdd(weight, V.Load(row[first + 1] + place), b);
                if (third) c = V.MultiplyAdd(weight, V.Load(row[first + 2] + place), c);
                if (fourth) d = V.MultiplyAdd(weight, V.Load(row[first + 3] + place), d);
            }

            (a / weights).Store(output.Row(first, y) + j);
            if (second) (b / weights).Store(output.Row(first + 1, y) + j);
            if (third) (c / weights).Store(output.Row(first + 2, y) + j);
            if (fourth) (d / weights).Store(output.Row(first + 3, y) + j);
        }
    }

    /// <summary>2ˣ for x ≤ 0; below 2⁻¹²⁶ it stays there. NaN stays NaN: of two numbers that can't be compared the second is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Power(V x)
    {
        x = V.MaxNative(V.Create(-126), x);
        var rounded = x + V.Create(IFloatVector<V>.Rounder);
        var f = x - (rounded - V.Create(IFloatVector<V>.Rounder));
        var power = V.MultiplyAdd(V.Create(P5), f, V.Create(P4));
        power = V.MultiplyAdd(power, f, V.Create(P3));
        power = V.MultiplyAdd(power, f, V.Create(P2));
        power = V.MultiplyAdd(power, f, V.Create(P1));
        power = V.MultiplyAdd(power, f, V.Create(1));
        return power * V.PowerOfTwo(rounded);
    }
}
