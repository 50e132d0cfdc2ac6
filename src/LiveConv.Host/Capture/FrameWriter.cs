using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>Writes OpenCV pictures (BGR, 8 bits) into frames of one size, resized where they have another.</summary>
internal sealed class FrameWriter(int width, int height) : IDisposable
{
    private readonly PinnedFrames frames = new();
    private readonly Mat resized = new();

    /// <summary>Columns of the frames.</summary>
    public int Width { get; } = width;

    /// <summary>Rows of the frames.</summary>
    public int Height { get; } = height;

    /// <summary>Converts, and resizes if need be: by area when shrinking, bilinear when enlarging.</summary>
    public void Write(Mat bgr, Frame frame)
    {
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"the source gives frames of {Width}×{Height}, not {frame.Width}×{frame.Height}", nameof(frame));
        var picture = bgr;
        if (bgr.Width != Width || bgr.Height != Height)
        {
            var shrinks = bgr.Width >= Width && bgr.Height >= Height;
            Cv2.Resize(bgr, resized, new Size(Width, Height), 0, 0, shrinks ? InterpolationFlags.Area : InterpolationFlags.Linear);
            picture = resized;
        }

        Cv2.CvtColor(picture, frames.MatOf(frame), ColorConversionCodes.BGR2RGBA);
    }

    public void Dispose()
    {
        frames.Dispose();
        resized.Dispose();
    }
}
