using System.Globalization;
using LiveConv.Frames;
using LiveConv.Host.Capture;
using OpenCvSharp;

namespace LiveConv.Host.Output;

/// <summary>Encodes frames as PNG or JPEG. A PNG says in its metadata which pipeline made it from which frame.</summary>
public sealed class PictureEncoder(string pipeline) : IDisposable
{
    private readonly PinnedFrames frames = new();
    private readonly Mat bgr = new();

    /// <param name="picture">The frame.</param>
    /// <param name="extension">.png, .jpg or .jpeg.</param>
    /// <returns>The whole file.</returns>
    public byte[] Encode(Frame picture, string extension)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Cv2.CvtColor(frames.MatOf(picture), bgr, ColorConversionCodes.RGBA2BGR);
        if (!Cv2.ImEncode(extension, bgr, out var file)) throw new OutputException($"OpenCV can't encode {extension} pictures");
        return extension.Equals(".png", StringComparison.OrdinalIgnoreCase) ? Describe(file, pipeline, picture.Number) : file;
    }

    public void Dispose()
    {
        frames.Dispose();
        bgr.Dispose();
    }

    private static byte[] Describe(byte[] png, string pipeline, long number)
    {
        png = PngMetadata.Insert(png, "Frame", number.ToString(CultureInfo.InvariantCulture));
        png = PngMetadata.Insert(png, "Pipeline", pipeline);
        return PngMetadata.Insert(png, "Software", "LiveConv");
    }
}
