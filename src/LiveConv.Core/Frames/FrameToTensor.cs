using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Frames;

/// <summary>
/// The pass from a frame to a tensor 1×C×H×W: value = Scale·p + Shift, where p is a channel, 0…255.
/// Gray is computed in integers, (9798·R + 19235·G + 3735·B + 2¹⁴) ≫ 15, as OpenCV does for 8-bit pictures.
/// </summary>
/// <param name="Color">Channels and their order.</param>
/// <param name="Scale">Factor; 1/255 for values in 0…1.</param>
/// <param name="Shift">Added after scaling.</param>
/// <param name="Mirror">Flips the picture left to right, as a mirror shows it.</param>
public sealed record FrameToTensor(FrameColor Color, float Scale = 1f / 255, float Shift = 0, bool Mirror = false) : IFramePass
{
    /// <summary>Channels of the tensor: 1 or 3.</summary>
    public int Channels => Color == FrameColor.Gray ? 1 : 3;

    /// <summary>Shape of the tensor for frames of this size.</summary>
    public Shape OutputShape(int width, int height) => new(1, Channels, height, width);

    /// <summary>The reference.</summary>
    public void Evaluate(Frame frame, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var index = 0;
        for (var c = 0; c < Channels; c++)
        for (var y = 0; y < frame.Height; y++)
        for (var x = 0; x < frame.Width; x++)
        {
            var pixel = ((y * frame.Width) + (Mirror ? frame.Width - 1 - x : x)) * 4;
            double scaled = (double)Scale * Channel(frame.Rgba.AsSpan(pixel, 4), c);
            output.Set(index++, scaled + Shift, Shift == 0 ? Rounding.Operations(1, scaled) : Rounding.Sum(2, scaled + Math.Abs(Shift)));
        }
    }

    /// <summary>The 8-bit value of channel <paramref name="c"/> of a pixel.</summary>
    public int Channel(ReadOnlySpan<byte> rgba, int c) => Color switch
    {
        FrameColor.Gray => ((9798 * rgba[0]) + (19235 * rgba[1]) + (3735 * rgba[2]) + (1 << 14)) >> 15,
        FrameColor.Rgb => rgba[c],
        _ => rgba[2 - c],
    };
}
