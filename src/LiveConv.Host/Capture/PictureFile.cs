using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>Pictures on disk.</summary>
public static class PictureFile
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".jpe", ".bmp", ".dib", ".webp", ".tif", ".tiff", ".pgm", ".ppm", ".pbm", ".pnm",
    };

    /// <summary>Whether a file is a picture by its name.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path));

    /// <summary>Decodes a picture to BGR, 8 bits, turned as its EXIF data say.</summary>
    /// <exception cref="SourceException">One line: the file and the reason.</exception>
    public static Mat Read(string path)
    {
        FileReason.RequireReadable(path);
        var bytes = File.ReadAllBytes(path);
        if (PngChunks.IsCutShort(bytes)) throw new SourceException($"{path}: is cut short: its end is missing");
        Mat picture;
        try
        {
            picture = Cv2.ImDecode(bytes, ImreadModes.Color);
        }
        catch (OpenCVException)
        {
            throw new SourceException(FileReason.Undecodable(path, "picture"));
        }

        if (!picture.Empty()) return picture;
        picture.Dispose();
        throw new SourceException(FileReason.Undecodable(path, "picture"));
    }
}
