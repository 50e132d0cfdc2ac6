using LiveConv.Tests.Support;
using OpenCvSharp;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>Pictures that carry their number, and reading the numbers back.</summary>
internal static class Numbers
{
    /// <summary>A picture with its number as a barcode.</summary>
    public static Mat Draw(int number, int width, int height)
    {
        var picture = new Mat(height, width, MatType.CV_8UC3, new Scalar(90, 110, 130));
        unsafe
        {
            Barcode.Draw((uint)number, new Span<byte>(picture.DataPointer, width * height * 3), width, 3);
        }

        return picture;
    }

    /// <summary>The number as a JPEG file.</summary>
    public static byte[] Jpeg(int number, int width, int height)
    {
        using var picture = Draw(number, width, height);
        Cv2.ImEncode(".jpg", picture, out var bytes);
        return bytes;
    }

    /// <summary>The numbers of all frames of a video, in order.</summary>
    public static uint?[] OfVideo(string file)
    {
        using var video = new VideoCapture(file);
        using var picture = new Mat();
        var numbers = new List<uint?>();
        while (video.Read(picture)) numbers.Add(Read(picture));
        return [.. numbers];
    }

    /// <summary>The numbers of all pictures of a folder, in the order of their names.</summary>
    public static uint?[] OfFolder(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file =>
    {
        using var picture = Cv2.ImRead(file);
        return Read(picture);
    })];

    private static unsafe uint? Read(Mat picture) =>
        Barcode.Read(new ReadOnlySpan<byte>(picture.DataPointer, picture.Cols * Barcode.Rows * 3), picture.Cols, 3);
}
