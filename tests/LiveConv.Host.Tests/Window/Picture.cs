using System.Runtime.InteropServices;
using OpenCvSharp;

namespace LiveConv.Host.Tests.Window;

/// <summary>Pixels to compare: red, green, blue, from the upper left corner.</summary>
public sealed record Picture(int Width, int Height, byte[] Rgb)
{
    public (byte R, byte G, byte B) this[int x, int y] => (Rgb[((y * Width) + x) * 3], Rgb[(((y * Width) + x) * 3) + 1], Rgb[(((y * Width) + x) * 3) + 2]);

    public static Picture Read(string path)
    {
        using var file = Cv2.ImRead(path, ImreadModes.Color);
        using var rgb = new Mat();
        Cv2.CvtColor(file, rgb, ColorConversionCodes.BGR2RGB);
        var pixels = new byte[rgb.Width * rgb.Height * 3];
        Marshal.Copy(rgb.Data, pixels, 0, pixels.Length);
        return new Picture(rgb.Width, rgb.Height, pixels);
    }

    /// <summary>The part of the pixels, from 0 to 1, that differ.</summary>
    public double DifferenceTo(Picture other, int tolerance = 0) => DifferenceTo(other, 0, 0, Width, Height, tolerance);

    /// <summary>The same for a part of the pictures.</summary>
    public double DifferenceTo(Picture other, int left, int top, int width, int height, int tolerance = 0)
    {
        if (other.Width != Width || other.Height != Height) return 1;
        var different = 0;
        for (var y = top; y < top + height; y++)
        for (var x = left; x < left + width; x++)
        {
            var (a, b) = (this[x, y], other[x, y]);
            if (Math.Abs(a.R - b.R) > tolerance || Math.Abs(a.G - b.G) > tolerance || Math.Abs(a.B - b.B) > tolerance) different++;
        }

        return (double)different / (width * height);
    }
}
