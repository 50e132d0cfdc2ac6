using System.Globalization;
using LiveConv.Frames;
using LiveConv.Models;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Microscope.Pixels;

/// <summary>
/// Takes the pass from the frame to a graph's input apart: the pixels, how they are scaled and what becomes of their colour, beside what the executor
/// computed. Not thread-safe; allocates nothing after the first explanation for frames of one size.
/// </summary>
public sealed class PixelProbe
{
    private readonly IFramePass pass;
    private readonly string[] names;
    private readonly Tensor actual = new(new Shape(1));
    private readonly ReferenceOutput expected = new(new Shape(1));
    private (int Width, int Height) size;
    private ResampleTable? rows;
    private ResampleTable? columns;

    /// <param name="pass">The pass of the pipeline.</param>
    /// <exception cref="ArgumentException">A pass of another kind than the two that there are.</exception>
    public PixelProbe(IFramePass pass)
    {
        this.pass = pass;
        names = pass switch
        {
            FrameToTensor plain => [ScaleName(plain.Scale), Text(plain.Shift < 0 ? "−" : "+", Math.Abs(plain.Shift))],
            Preprocessing scaled => [.. Enumerable.Range(0, scaled.Channels).SelectMany(c => NamesOf(scaled.Normalization, c))],
            _ => throw new ArgumentException($"{pass?.GetType().Name} has no explanation", nameof(pass)),
        };
    }

    /// <summary>Explains one value of the input.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="input">The input's values as the executor has them.</param>
    /// <param name="index">Row-major index in the input.</param>
    /// <param name="result">Takes the explanation.</param>
    public void Explain(Frame frame, Tensor input, int index, PixelExplanation result)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)input.Shape.Count, nameof(index));
        result.Begin();
        (result.Index, result.Color) = (index, pass.Color);
        if (pass is Preprocessing scaled) Scaled(scaled, frame, result);
        else Plain((FrameToTensor)pass, frame, result);
        actual.Data[0] = input.Data[index];
        expected.Set(0, result.Value, result.Bound);
        result.Actual = actual.Data[0];
        result.ErrorOverBound = ErrorBound.Check(actual, expected).MaxErrorOverBound;
        result.Ulps = ErrorBound.UlpDistance(actual.Data[0], (float)result.Value);
    }

    private void Plain(FrameToTensor plain, Frame frame, PixelExplanation result)
    {
        (var rest, result.X) = Math.DivRem(result.Index, frame.Width);
        (result.Channel, result.Y) = Math.DivRem(rest, frame.Height);
        var column = plain.Mirror ? frame.Width - 1 - result.X : result.X;
        var rgba = frame.Rgba.AsSpan(((result.Y * frame.Width) + column) * 4, 4);
        result.SetSize(1, 1);
        result.Add(new FramePixel(column, result.Y, rgba[0], rgba[1], rgba[2], 1));
        result.Scaled = (rgba[0], rgba[1], rgba[2]);
        result.Level = plain.Channel(rgba, result.Channel);
        var value = (double)plain.Scale * result.Level;
        result.Step(names[0], value);
        if (plain.Shift != 0) result.Step(names[1], value + plain.Shift);
        result.Value = value + plain.Shift;
        // As in FrameToTensor.Evaluate.
        result.Bound = plain.Shift == 0 ? Rounding.Operations(1, value) : Rounding.Sum(2, value + Math.Abs(plain.Shift));
    }

    private void Scaled(Preprocessing scaled, Frame frame, PixelExplanation result)
    {
        var fit = scaled.Fit;
        if (scaled.Layout == ImageLayout.Nchw)
        {
            (var rest, result.X) = Math.DivRem(result.Index, fit.Width);
            (result.Channel, result.Y) = Math.DivRem(rest, fit.Height);
        }
        else
        {
            (var rest, result.Channel) = Math.DivRem(result.Index, scaled.Channels);
            (result.Y, result.X) = Math.DivRem(rest, fit.Width);
        }

        if (size != (frame.Width, frame.Height))
        {
            var plan = fit.Plan(frame.Width, frame.Height);
            columns = new ResampleTable(frame.Width, plan.ScaledWidth, plan.Left, fit.Width);
            rows = new ResampleTable(frame.Height, plan.ScaledHeight, plan.Top, fit.Height);
            size = (frame.Width, frame.Height);
        }

        Span<byte> rgba = stackalloc byte[4];
        Resample(frame, result, rgba);
        result.Scaled = (rgba[0], rgba[1], rgba[2]);
        result.Level = scaled.Channel(rgba, result.Channel);
        var (normalization, place) = (scaled.Normalization, result.Channel * 3);
        var value = result.Level * normalization.Scale;
        result.Step(names[place], value);
        if (names[place + 1].Length > 0) result.Step(names[place + 1], value -= Of(normalization.Mean, result.Channel));
        if (names[place + 2].Length > 0) result.Step(names[place + 2], value / Of(normalization.Std, result.Channel));
        // Rounded once, exactly: the same on every executor.
        (result.Value, result.Bound) = ((float)normalization.Apply(result.Channel, result.Level), 0);
    }

    // As in Preprocessing.Scale: first each row, then the column of what they gave, rounded to 8 bits each time.
    private void Resample(Frame frame, PixelExplanation result, Span<byte> rgba)
    {
        var across = columns!.Weights(result.X);
        var down = rows!.Weights(result.Y);
        var (left, top) = (columns.Start(result.X), rows.Start(result.Y));
        if (down.IsEmpty) across = [];
        if (across.IsEmpty) down = [];
        result.SetSize(down.Length, across.Length);
        const double One = 1 << ResampleTable.Precision;
        Span<int> sums = [ResampleTable.Half, ResampleTable.Half, ResampleTable.Half];
        for (var p = 0; p < down.Length; p++)
        {
            Span<int> row = [ResampleTable.Half, ResampleTable.Half, ResampleTable.Half];
            for (var q = 0; q < across.Length; q++)
            {
                var pixel = frame.Rgba.AsSpan((((top + p) * frame.Width) + left + q) * 4, 3);
                for (var c = 0; c < 3; c++) row[c] += across[q] * pixel[c];
                result.Add(new FramePixel(left + q, top + p, pixel[0], pixel[1], pixel[2], across[q] / One * (down[p] / One)));
            }

            for (var c = 0; c < 3; c++) sums[c] += down[p] * Math.Min(255, row[c] >> ResampleTable.Precision);
        }

        for (var c = 0; c < 3; c++) rgba[c] = (byte)Math.Min(255, sums[c] >> ResampleTable.Precision);
        rgba[3] = 255;
    }

    private static string[] NamesOf(Normalization normalization, int channel) =>
    [
        ScaleName(normalization.Scale),
        Of(normalization.Mean, channel) == 0 ? "" : Text("−", Of(normalization.Mean, channel)),
        Of(normalization.Std, channel) == 1 ? "" : Text("/", Of(normalization.Std, channel)),
    ];

    // Up to the rounding of a factor in float32.
    private static string ScaleName(double scale) =>
        scale != 1 && Math.Round(1 / scale) is var divisor && Math.Abs((scale * divisor) - 1) <= Rounding.Unit ? Text("/", divisor) : Text("·", scale);

    private static string Text(string sign, double number) => string.Create(CultureInfo.InvariantCulture, $"{sign} {number:0.#####}");

    private static double Of(System.Collections.Immutable.ImmutableArray<double> values, int channel) => values.Length == 1 ? values[0] : values[channel];
}
