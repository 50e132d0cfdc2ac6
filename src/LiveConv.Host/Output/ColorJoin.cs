using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Models;
using LiveConv.Tensors;

namespace LiveConv.Host.Output;

/// <summary>
/// Gives a picture that a network made of the gray alone its colours back: Cb and Cr of the frame, enlarged by the ordinary
/// filter (full-range JPEG YCbCr). Allocates nothing per frame.
/// </summary>
internal sealed class ColorJoin
{
    private readonly FramePassRunner enlarge;
    private readonly Tensor rgb;

    /// <param name="input">How the network's input is made of a frame.</param>
    /// <param name="frameWidth">Columns of the frames.</param>
    /// <param name="frameHeight">Rows of the frames.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    public ColorJoin(Preprocessing input, int frameWidth, int frameHeight, int width, int height)
    {
        var fit = new FrameFit(input.Fit.Mode, width, height, (int)((long)input.Fit.ShortSide * height / input.Fit.Height));
        var pass = new Preprocessing(fit, FrameColor.Rgb, new Normalization { Scale = 1 });
        rgb = new Tensor(pass.OutputShape);
        enlarge = new FramePassRunner(pass, frameWidth, frameHeight, rgb);
    }

    /// <summary>Joins the colours of a frame to a gray picture, in place.</summary>
    public void Apply(Frame frame, Frame picture)
    {
        enlarge.Run(frame);
        var plane = picture.Width * picture.Height;
        for (var i = 0; i < plane; i++)
        {
            var (r, g, b) = (rgb.Data[i], rgb.Data[plane + i], rgb.Data[(2 * plane) + i]);

            // R − Y, G − Y and B − Y depend on Cb and Cr alone, so the new luma is put in the place of the old.
            var shift = picture.Rgba[i * 4] - ((0.299f * r) + (0.587f * g) + (0.114f * b));
            (picture.Rgba[i * 4], picture.Rgba[(i * 4) + 1], picture.Rgba[(i * 4) + 2]) = (ToByte(r + shift), ToByte(g + shift), ToByte(b + shift));
        }
    }

    private static byte ToByte(float value) => (byte)(Math.Clamp(value, 0, 255) + 0.5f);
}
