using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// 3-D convolution (cross-correlation) with zero padding; the formula of <see cref="Conv2D"/> with one axis more.
/// Inputs: x N×C×D×H×W, weights M×(C/groups)×KD×KH×KW, optionally bias M. Output: N×M×OD×OH×OW.
/// </summary>
public sealed record Conv3D : WindowOp3D
{
    public override string Name => nameof(Conv3D);

    public int Groups { get; init; } = 1;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 3);
        var (x, w) = (inputs[0], inputs[1]);
        RequireVolume(x);
        if (w.Rank != 5) throw new ShapeException($"Conv3D needs weights M×C×KD×KH×KW, not {w}");
        if (Groups < 1 || x[1] % Groups != 0 || w[0] % Groups != 0)
            throw new ShapeException($"{x[1]} input and {w[0]} output channels can't be split into {Groups} groups");
        if (w[1] != x[1] / Groups) throw new ShapeException($"the weights are for {Amount.Of(w[1], "channel")} a group, but the input has {x[1]} in {Amount.Of(Groups, "group")}");
        if (inputs.Length == 3 && inputs[2] != new Shape(w[0])) throw new ShapeException($"the bias has the shape {inputs[2]}, but there are {w[0]} output channels");
        var size = OutputSize(x, Volume(w), ceiling: false);
        return new Shape(x[0], w[0], size.Depth, size.Height, size.Width);
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => (long)output.Count * inputs[1].Stride(0);

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, w) = (inputs[0], inputs[1]);
        var bias = inputs.Length == 3 ? inputs[2].Data : null;
        var (volume, kernel) = (Volume(x.Shape), Volume(w.Shape));
        var channels = w.Shape[1];
        var perGroup = w.Shape[0] / Groups;
        var terms = (channels * kernel.Count) + (bias is null ? 0 : 1);
        var index = 0;
        for (var n = 0; n < output.Shape[0]; n++)
        for (var m = 0; m < output.Shape[1]; m++)
        foreach (var place in Volume(output.Shape).Places())
        {
            double sum = bias is null ? 0 : bias[m];
            var magnitude = Math.Abs(sum);
            foreach (var tap in kernel.Places())
            {
                var source = Place(place, tap);
                if (!Contains(volume, source)) continue;
                for (var c = 0; c < channels; c++)
                {
                    var plane = (n * x.Shape[1]) + (m / perGroup * channels) + c;
                    var product = (double)w.Data[(((m * channels) + c) * kernel.Count) + Index(kernel, tap)]
                        * x.Data[(plane * volume.Count) + Index(volume, source)];
                    sum += product;
                    magnitude += Math.Abs(product);
                }
            }

            output.Set(index++, sum, Rounding.Sum(terms, magnitude));
        }
    }
}
