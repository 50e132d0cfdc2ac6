using LiveConv.Host.Drawing;
using LiveConv.Host.Output;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>Paints planes of numbers, pixel by pixel.</summary>
internal static class PlaneBitmap
{
    /// <summary>A map: white at zero where there are values below it, from dark to light where there are none.</summary>
    /// <param name="bitmap">Made anew where the size is another.</param>
    /// <param name="plane">H×W.</param>
    /// <param name="scale">The value of the strongest colour.</param>
    /// <param name="isSigned">Whether there are values below zero.</param>
    public static Bitmap Paint(ref Bitmap? bitmap, Tensor plane, double scale, bool isSigned)
    {
        var painted = Bitmap.Fit(ref bitmap, plane.Shape[1], plane.Shape[0]);
        var factor = scale > 0 ? 1 / scale : 0;
        for (var i = 0; i < plane.Shape.Count; i++)
        {
            var part = (float)(plane.Values[i] * factor);
            Put(painted, i, isSigned ? ColorMap.Signed(part) : ColorMap.Unsigned(part));
        }

        painted.Change();
        return painted;
    }

    /// <summary>A picture of one or three planes, stretched from its least to its largest value.</summary>
    /// <param name="bitmap">Made anew where the size is another.</param>
    /// <param name="picture">1×C×H×W; of more than three planes the first.</param>
    public static Bitmap PaintPicture(ref Bitmap? bitmap, Tensor picture)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in picture.Values)
        {
            if (!float.IsFinite(value)) continue;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        var painted = Bitmap.Fit(ref bitmap, picture.Shape.W, picture.Shape.H, smooth: true);
        var (plane, factor) = (picture.Shape.H * picture.Shape.W, most > least ? 255 / (most - least) : 0);
        var step = picture.Shape.C >= 3 ? plane : 0;
        for (var i = 0; i < plane; i++) Put(painted, i, (Level(i), Level(i + step), Level(i + (2 * step))));
        painted.Change();
        return painted;

        byte Level(int place) => (byte)Math.Clamp((picture.Values[place] - least) * factor, 0, 255);
    }

    /// <summary>The largest absolute finite value, and whether there is one below zero.</summary>
    public static (double Scale, bool IsSigned) Range(Tensor plane)
    {
        var (scale, isSigned) = (0.0, false);
        foreach (var value in plane.Values)
        {
            if (!float.IsFinite(value)) continue;
            scale = Math.Max(scale, Math.Abs(value));
            isSigned |= value < 0;
        }

        return (scale, isSigned);
    }

    private static void Put(Bitmap bitmap, int pixel, (byte R, byte G, byte B) color) =>
        (bitmap.Rgba[pixel * 4], bitmap.Rgba[(pixel * 4) + 1], bitmap.Rgba[(pixel * 4) + 2], bitmap.Rgba[(pixel * 4) + 3]) = (color.R, color.G, color.B, 255);
}
