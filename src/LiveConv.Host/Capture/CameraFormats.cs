namespace LiveConv.Host.Capture;

/// <summary>Chooses the pixel format to ask a camera for.</summary>
public static class CameraFormats
{
    private const double RateTolerance = 0.5;

    /// <summary>
    /// The format that offers the wanted size and rate: an uncompressed one if it does, else compressed MJPG, which
    /// is how cameras reach large sizes at full rate.
    /// </summary>
    /// <param name="formats">What the camera offers.</param>
    /// <param name="size">Wanted size, or null for any.</param>
    /// <param name="framesPerSecond">Wanted rate, or null for any.</param>
    /// <returns>Four characters, or null where nothing fits, so that the driver may choose.</returns>
    public static string? Choose(IReadOnlyList<CameraFormat> formats, PictureSize? size, double? framesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(formats);
        return formats
            .Where(format => (size is null || (format.Width == size.Value.Width && format.Height == size.Value.Height)) && Reaches(format, framesPerSecond))
            .OrderBy(format => format.FourCc switch { "YUYV" => 0, "UYVY" or "NV12" or "YU12" => 1, "MJPG" => 2, _ => 3 })
            .FirstOrDefault()?.FourCc;
    }

    private static bool Reaches(CameraFormat format, double? framesPerSecond) =>
        framesPerSecond is not { } wanted || format.FramesPerSecond.Count == 0 || format.FramesPerSecond.Any(rate => Math.Abs(rate - wanted) <= RateTolerance);
}
