using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Pooling over volumes: each window of each channel is summarised by one value. Input and output: N×C×D×H×W.</summary>
public abstract record PoolOp3D : WindowOp3D
{
    public Size3D Kernel { get; init; } = new(2, 2, 2);

    /// <summary>Rounds the output size up, so that a last, partly outside window counts.</summary>
    public bool CeilMode { get; init; }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        RequireVolume(inputs[0]);
        var size = OutputSize(inputs[0], Kernel, CeilMode);
        return new Shape(inputs[0][0], inputs[0][1], size.Depth, size.Height, size.Width);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var volume = Volume(x.Shape);
        var window = new List<float>(Kernel.Count);
        var index = 0;
        for (var plane = 0; plane < x.Shape[0] * x.Shape[1]; plane++)
        foreach (var place in Volume(output.Shape).Places())
        {
            window.Clear();
            var padded = 0;
            foreach (var tap in Kernel.Places())
            {
                var source = Place(place, tap);

                // Places in the padding count, but not what ceil mode adds beyond it.
                if (source.Depth < volume.Depth + PaddingAfter.Depth
                    && source.Height < volume.Height + PaddingAfter.Height
                    && source.Width < volume.Width + PaddingAfter.Width) padded++;
                if (Contains(volume, source)) window.Add(x.Data[(plane * volume.Count) + Index(volume, source)]);
            }

            var (value, bound) = Summarise(window, padded);
            output.Set(index++, value, bound);
        }
    }

    /// <param name="window">The values of the window that lie inside the volume.</param>
    /// <param name="padded">The number of places with the padding counted.</param>
    protected abstract (double Value, double Bound) Summarise(IReadOnlyList<float> window, int padded);
}
