using LiveConv.Tensors;

namespace LiveConv.Frames;

/// <summary>
/// The pass from a tensor 1×C×H×W to a picture: byte = ⌊clamp(Gain·v + Bias, 0, 255) + ½⌋, NaN is 0.
/// One channel gives grey, three give red, green, blue (or blue, green, red); alpha is 255.
/// </summary>
/// <param name="Color">How three channels are ordered; ignored for one channel.</param>
/// <param name="Gain">Factor; 255 for values in 0…1.</param>
/// <param name="Bias">Added after the gain, in steps of 8-bit values.</param>
public sealed record TensorToFrame(FrameColor Color = FrameColor.Rgb, float Gain = 255, float Bias = 0)
{
    /// <exception cref="ShapeException">The tensor has neither one nor three channels.</exception>
    public static void RequireShape(Shape shape)
    {
        if (shape.Rank != 4 || shape.N != 1 || shape.C is not (1 or 3))
            throw new ShapeException($"a picture is made of 1 or 3 channels, but the output layer is {shape}; combine its channels with mean-channels or max-channels");
    }

    /// <summary>The reference. Executors may differ by 1 where Gain·v + Bias lies on a rounding boundary.</summary>
    public void Evaluate(Tensor tensor, Frame picture)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(picture);
        for (var y = 0; y < picture.Height; y++)
        for (var x = 0; x < picture.Width; x++)
        {
            var pixel = picture.Rgba.AsSpan(((y * picture.Width) + x) * 4, 4);
            for (var c = 0; c < 3; c++)
            {
                var channel = tensor.Shape.C == 1 ? 0 : Color == FrameColor.Bgr ? 2 - c : c;
                pixel[c] = ToByte(((double)Gain * tensor[0, channel, y, x]) + Bias);
            }

            pixel[3] = 255;
        }
    }

    private static byte ToByte(double value) =>
        double.IsNaN(value) ? (byte)0 : (byte)Math.Floor(Math.Clamp(value, 0, 255) + 0.5);
}
