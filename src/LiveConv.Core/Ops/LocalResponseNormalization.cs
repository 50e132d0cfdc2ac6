using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// x / (Bias + Alpha/Size·Σx²)^Beta, the sum over Size channels around each one: from c − ⌊(Size−1)/2⌋ to c + ⌈(Size−1)/2⌉, as far as there
/// are any. Input and output: N×C×…. (ONNX LRN; AlexNet, GoogLeNet.)
/// </summary>
/// <remarks>
/// Bound: all terms of the base are positive, so Size squares, their sum, two multiplications and the last sum make it good to
/// (Size + 6)u; a power carries that by Beta, and adds its own error (<see cref="Precision.Pow"/>); the division adds 2.5 ULP.
/// Values below 10¹⁹ in size: their squares must fit float32.
/// </remarks>
/// <param name="Size">Channels in the sum, at least 1.</param>
/// <param name="Alpha">Factor of the mean square; 0 or more.</param>
/// <param name="Beta">The exponent.</param>
/// <param name="Bias">Above 0.</param>
public sealed record LocalResponseNormalization(int Size, float Alpha = 1e-4f, float Beta = 0.75f, float Bias = 1) : Op
{
    public override string Name => nameof(LocalResponseNormalization);

    /// <summary>Channels before the one in the middle.</summary>
    public int Before => (Size - 1) / 2;

    /// <summary>Channels after the one in the middle.</summary>
    public int After => Size - 1 - Before;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (Size < 1) throw new ShapeException($"{Name} needs a size of at least 1, not {Size}");
        if (!(Bias > 0) || !(Alpha >= 0)) throw new ShapeException($"{Name} needs a bias above 0 and an alpha of at least 0, not {Bias} and {Alpha}");
        return inputs[0].Rank >= 2 ? inputs[0] : throw new ShapeException($"{Name} needs N×C×…, not {inputs[0]}");
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var channels = x.Shape[1];
        var size = x.Shape.Count / Math.Max(1, x.Shape[0] * channels);
        for (var i = 0; i < x.Shape.Count; i++)
        {
            var c = i / size % channels;
            double squares = 0;
            for (var other = Math.Max(0, c - Before); other <= Math.Min(channels - 1, c + After); other++)
            {
                var value = (double)x.Data[i + ((other - c) * size)];
                squares += value * value;
            }

            var sum = Bias + (Alpha / (double)Size * squares);
            var power = Math.Pow(sum, Beta);
            var y = x.Data[i] / power;
            var relative = ((Size + 6) * Rounding.Unit * Math.Abs(Beta)) + (Precision.Pow(sum, Beta, power) / power);
            output.Set(i, y, (Math.Abs(y) * relative) + Rounding.Ulps(2.5, y));
        }
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => (long)output.Count * Size;
}
