using LiveConv.Host.Drawing;
using LiveConv.Host.Output;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Comparing;

/// <summary>A comparison as pictures: both sides in one scale of colours, and their difference, amplified.</summary>
internal sealed class ComparisonBitmaps
{
    private Bitmap? one;
    private Bitmap? other;
    private Bitmap? difference;
    private bool hasOther;
    private (bool Pictures, double Gain) painted;

    public Bitmap? One => hasOther ? one : null;

    public Bitmap? Other => hasOther ? other : null;

    public Bitmap? Difference => hasOther ? difference : null;

    /// <param name="result">What to paint.</param>
    /// <param name="pictures">The pictures; otherwise the feature maps.</param>
    /// <param name="gain">What the difference is multiplied by. That of maps is seen beside their largest value.</param>
    public void Paint(ComparisonResult result, bool pictures, double gain)
    {
        (hasOther, painted) = (false, (pictures, gain));
        if (pictures && result.HasSameSize) PaintPictures(result, gain);
        else if (!pictures && result.Map is { } map && result.OtherMap is { } otherMap) PaintMaps(map, otherMap, result.Scale, gain);
    }

    /// <summary>Whether the last painting was of this.</summary>
    public bool Shows(bool pictures, double gain) => painted == (pictures, gain);

    private void PaintPictures(ComparisonResult result, double gain)
    {
        var (a, b) = (result.Picture!, result.Other!);
        Fit(a.Width, a.Height, smooth: true);
        a.Rgba.CopyTo(one!.Rgba, 0);
        b.Rgba.CopyTo(other!.Rgba, 0);
        for (var i = 0; i < a.Rgba.Length; i++) difference!.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)Math.Min(255, Math.Abs(a.Rgba[i] - b.Rgba[i]) * gain);
    }

    private void PaintMaps(Tensor map, Tensor otherMap, double scale, double gain)
    {
        Fit(map.Shape[1], map.Shape[0], smooth: false);
        var isSigned = map.Values.ContainsAnyInRange(float.NegativeInfinity, -float.Epsilon);
        for (var i = 0; i < map.Shape.Count; i++)
        {
            Put(one!, i, Color(map.Values[i]));
            Put(other!, i, Color(otherMap.Values[i]));
            Put(difference!, i, ColorMap.Signed((float)((map.Values[i] - (double)otherMap.Values[i]) * gain / Math.Max(scale, 1e-30))));
        }

        (byte R, byte G, byte B) Color(float value) => isSigned ? ColorMap.Signed((float)(value / scale)) : ColorMap.Unsigned((float)(value / scale));
    }

    private void Fit(int width, int height, bool smooth)
    {
        Bitmap.Fit(ref one, width, height, smooth).Change();
        Bitmap.Fit(ref other, width, height, smooth).Change();
        Bitmap.Fit(ref difference, width, height, smooth: false).Change();
        hasOther = true;
    }

    private static void Put(Bitmap bitmap, int pixel, (byte R, byte G, byte B) color) =>
        (bitmap.Rgba[pixel * 4], bitmap.Rgba[(pixel * 4) + 1], bitmap.Rgba[(pixel * 4) + 2], bitmap.Rgba[(pixel * 4) + 3]) = (color.R, color.G, color.B, 255);
}
