using LiveConv.Frames;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Models;

/// <summary>
/// The pass from a frame of any size to a model's input. The frame is scaled in 8 bits as Pillow does it (<see cref="ResampleTable"/>:
/// first the rows, then the columns, each rounded to 8 bits), and each pixel is looked up in a table of 256 values a channel.
/// So the tensor is the same on every executor, to the last bit.
/// </summary>
/// <param name="Fit">How the frame is brought to the input's size.</param>
/// <param name="Color">Channels and their order. Gray is full-range JPEG luma: ⌊(299·R + 587·G + 114·B + 500)/1000⌋, taken after scaling.</param>
/// <param name="Normalization">What the tensor holds for a pixel.</param>
/// <param name="Layout">How the tensor lies.</param>
public sealed record Preprocessing(FrameFit Fit, FrameColor Color, Normalization Normalization, ImageLayout Layout = ImageLayout.Nchw) : IFramePass
{
    /// <summary>Channels of the tensor: 1 or 3.</summary>
    public int Channels => Color == FrameColor.Gray ? 1 : 3;

    /// <summary>Shape of the tensor.</summary>
    public Shape OutputShape => Layout == ImageLayout.Nchw ? new(1, Channels, Fit.Height, Fit.Width) : new(1, Fit.Height, Fit.Width, Channels);

    /// <summary>Where channel <paramref name="c"/> of a pixel lies in the tensor.</summary>
    public int Index(int c, int y, int x) => Layout == ImageLayout.Nchw
        ? (((c * Fit.Height) + y) * Fit.Width) + x
        : (((y * Fit.Width) + x) * Channels) + c;

    /// <summary>The reference.</summary>
    public void Evaluate(Frame frame, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(output);
        var picture = Scale(frame);
        for (var c = 0; c < Channels; c++)
        for (var y = 0; y < Fit.Height; y++)
        for (var x = 0; x < Fit.Width; x++)
        {
            var pixel = Channel(picture.Rgba.AsSpan(((y * Fit.Width) + x) * 4, 4), c);
            output.SetExact(Index(c, y, x), (float)Normalization.Apply(c, pixel));
        }
    }

    /// <summary>The 8-bit picture that the model sees, of exactly its input's size.</summary>
    public Frame Scale(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var plan = Fit.Plan(frame.Width, frame.Height);
        var columns = new ResampleTable(frame.Width, plan.ScaledWidth, plan.Left, Fit.Width);
        var rows = new ResampleTable(frame.Height, plan.ScaledHeight, plan.Top, Fit.Height);
        var narrow = new Frame(Fit.Width, frame.Height);
        for (var y = 0; y < frame.Height; y++)
        for (var x = 0; x < Fit.Width; x++)
        for (var c = 0; c < 4; c++)
        {
            var sum = ResampleTable.Half;
            var weights = columns.Weights(x);
            for (var k = 0; k < weights.Length; k++) sum += weights[k] * frame.Rgba[(((y * frame.Width) + columns.Start(x) + k) * 4) + c];
            narrow.Rgba[(((y * Fit.Width) + x) * 4) + c] = (byte)Math.Min(255, sum >> ResampleTable.Precision);
        }

        var picture = new Frame(Fit.Width, Fit.Height);
        for (var y = 0; y < Fit.Height; y++)
        for (var x = 0; x < Fit.Width; x++)
        for (var c = 0; c < 4; c++)
        {
            var sum = ResampleTable.Half;
            var weights = rows.Weights(y);
            for (var k = 0; k < weights.Length; k++) sum += weights[k] * narrow.Rgba[((((rows.Start(y) + k) * Fit.Width) + x) * 4) + c];
            picture.Rgba[(((y * Fit.Width) + x) * 4) + c] = (byte)Math.Min(255, sum >> ResampleTable.Precision);
        }

        return picture;
    }

    /// <summary>The 8-bit value of channel <paramref name="c"/> of a pixel.</summary>
    public int Channel(ReadOnlySpan<byte> rgba, int c) => Color switch
    {
        FrameColor.Gray => ((299 * rgba[0]) + (587 * rgba[1]) + (114 * rgba[2]) + 500) / 1000,
        FrameColor.Rgb => rgba[c],
        _ => rgba[2 - c],
    };
}
