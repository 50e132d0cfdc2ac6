namespace LiveConv.Models;

/// <summary>How frames are brought to the size of a model's input.</summary>
/// <param name="Mode">Crop, stretch or letterbox.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Height">Rows of the input.</param>
/// <param name="ShortSide">For <see cref="FitMode.Crop"/>: the length to which the frame's shorter side is scaled before the middle is cut out; 0 takes the least that covers the input.</param>
public sealed record FrameFit(FitMode Mode, int Width, int Height, int ShortSide = 0)
{
    /// <summary>Where the pixels of the input lie in frames of one size.</summary>
    public FitPlan Plan(int frameWidth, int frameHeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameHeight, 1);
        var (width, height) = Scaled(frameWidth, frameHeight);
        return new FitPlan(frameWidth, frameHeight, width, height, FloorHalf(width - Width), FloorHalf(height - Height));
    }

    private (int Width, int Height) Scaled(int width, int height)
    {
        if (Mode == FitMode.Stretch) return (Width, Height);
        if (Mode == FitMode.Crop && ShortSide > 0)
        {
            var scaled = width <= height
                ? (ShortSide, Math.Max(1, (int)Math.Round((double)height * ShortSide / width)))
                : (Math.Max(1, (int)Math.Round((double)width * ShortSide / height)), ShortSide);
            if (scaled.Item1 >= Width && scaled.Item2 >= Height) return scaled;
        }

        // Compared as products: which of the two sides decides.
        var byWidth = (long)Width * height >= (long)Height * width == (Mode == FitMode.Crop);
        return byWidth
            ? (Width, Math.Max(1, (int)Math.Round((double)height * Width / width)))
            : (Math.Max(1, (int)Math.Round((double)width * Height / height)), Height);
    }

    private static int FloorHalf(int difference) => difference >> 1;
}
