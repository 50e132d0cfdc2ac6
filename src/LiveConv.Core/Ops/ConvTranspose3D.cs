using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Transposed 3-D convolution; the formula of <see cref="ConvTranspose2D"/> with one axis more. Inputs: x N×C×D×H×W,
/// weights C×(M/groups)×KD×KH×KW, optionally bias M. The padding is taken away from the output; negative padding adds to it.
/// </summary>
public sealed record ConvTranspose3D : WindowOp3D
{
    public override string Name => nameof(ConvTranspose3D);

    /// <summary>Planes, rows and columns added at the far sides of the output.</summary>
    public Size3D OutputPadding { get; init; }

    public int Groups { get; init; } = 1;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 3);
        var (x, w) = (inputs[0], inputs[1]);
        RequireVolume(x);
        if (w.Rank != 5) throw new ShapeException($"ConvTranspose3D needs weights C×M×KD×KH×KW, not {w}");
        if (w[0] != x[1]) throw new ShapeException($"the weights are for {Amount.Of(w[0], "channel")}, but the input has {x[1]}");
        if (Groups < 1 || x[1] % Groups != 0) throw new ShapeException($"{x[1]} input channels can't be split into {Groups} groups");
        var channels = w[1] * Groups;
        if (inputs.Length == 3 && inputs[2] != new Shape(channels)) throw new ShapeException($"the bias has the shape {inputs[2]}, but there are {channels} output channels");
        return new Shape(
            x[0],
            channels,
            Window.TransposedSize(x[2], PaddingBefore.Depth, PaddingAfter.Depth, w[2], Stride.Depth, Dilation.Depth, OutputPadding.Depth),
            Window.TransposedSize(x[3], PaddingBefore.Height, PaddingAfter.Height, w[3], Stride.Height, Dilation.Height, OutputPadding.Height),
            Window.TransposedSize(x[4], PaddingBefore.Width, PaddingAfter.Width, w[4], Stride.Width, Dilation.Width, OutputPadding.Width));
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => (long)inputs[0].Count * inputs[1].Stride(0);

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, w) = (inputs[0], inputs[1]);
        var bias = inputs.Length == 3 ? inputs[2].Data : null;
        var (volume, kernel, target) = (Volume(x.Shape), Volume(w.Shape), Volume(output.Shape));
        var (channels, perGroup) = (x.Shape[1] / Groups, w.Shape[1]);
        var terms = (channels * kernel.Count) + (bias is null ? 0 : 1);
        for (var plane = 0; plane < output.Shape[0] * output.Shape[1]; plane++)
        {
            var (n, m) = Math.DivRem(plane, output.Shape[1]);
            var sums = output.Values.AsSpan(plane * target.Count, target.Count);
            var magnitudes = output.Bounds.AsSpan(plane * target.Count, target.Count);
            sums.Fill(bias?[m] ?? 0);
            magnitudes.Fill(Math.Abs(bias?[m] ?? 0));
            for (var c = m / perGroup * channels; c < ((m / perGroup) + 1) * channels; c++)
            foreach (var source in volume.Places())
            foreach (var tap in kernel.Places())
            {
                // The window of the forward convolution: input and output change places.
                var place = Place(source, tap);
                if (!Contains(target, place)) continue;
                var product = (double)w.Data[(((c * perGroup) + (m % perGroup)) * kernel.Count) + Index(kernel, tap)]
                    * x.Data[(((n * x.Shape[1]) + c) * volume.Count) + Index(volume, source)];
                sums[Index(target, place)] += product;
                magnitudes[Index(target, place)] += Math.Abs(product);
            }

            for (var i = 0; i < magnitudes.Length; i++) magnitudes[i] = Rounding.Sum(terms, magnitudes[i]);
        }
    }
}
