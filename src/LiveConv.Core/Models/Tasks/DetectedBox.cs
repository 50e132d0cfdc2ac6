namespace LiveConv.Models.Tasks;

/// <summary>Something that a detector found, in pixels of the frame.</summary>
/// <param name="Left">Left edge; may lie outside the frame.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Score">0…1.</param>
/// <param name="Prior">Which of the detector's places found it.</param>
public readonly record struct DetectedBox(double Left, double Top, double Right, double Bottom, double Score, int Prior)
{
    /// <summary>Area of the intersection over area of the union, 0…1.</summary>
    public static double Overlap(in DetectedBox a, in DetectedBox b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        if (width <= 0 || height <= 0) return 0;
        var common = width * height;
        return common / (a.Area + b.Area - common);
    }

    private double Area => (Right - Left) * (Bottom - Top);
}
