using OpenCvSharp.Internal;

namespace OpenCvSharp;

// Pictures in files and in memory.
public static unsafe partial class Cv2
{
    /// <summary>An empty Mat where the file is missing or is no picture.</summary>
    public static Mat ImRead(string fileName, ImreadModes flags = ImreadModes.Color)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return new Mat(fileName, flags);
    }

    public static bool ImWrite(string fileName, Mat img, int[]? prms = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentNullException.ThrowIfNull(img);
        Status.Check(Native.lc_imwrite(fileName, img.CvPtr, prms, prms?.Length ?? 0, out var ok), img);
        return ok != 0;
    }

    public static bool ImWrite(string fileName, Mat img, params ImageEncodingParam[] prms) => ImWrite(fileName, img, ImageEncodingParam.Flatten(prms));

    public static Mat ImDecode(Mat buf, ImreadModes flags)
    {
        ArgumentNullException.ThrowIfNull(buf);
        var mat = new Mat();
        Status.Check(Native.lc_imdecode_mat(mat.CvPtr, buf.CvPtr, (int)flags), mat, buf);
        return mat;
    }

    public static Mat ImDecode(InputArray buf, ImreadModes flags) => ImDecode(buf.Mat, flags);

    public static Mat ImDecode(byte[] buf, ImreadModes flags)
    {
        ArgumentNullException.ThrowIfNull(buf);
        return ImDecode(new ReadOnlySpan<byte>(buf), flags);
    }

    /// <summary>An empty Mat where the bytes are no picture.</summary>
    public static Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes flags)
    {
        var mat = new Mat();
        fixed (byte* bytes = span)
            Status.Check(Native.lc_imdecode(mat.CvPtr, bytes, span.Length, (int)flags), mat);
        return mat;
    }

    /// <summary>Encodes in the format that the extension names: .png, .jpg.</summary>
    public static bool ImEncode(string ext, InputArray img, out byte[] buf, int[]? prms = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(ext);
        ArgumentNullException.ThrowIfNull(img);
        Status.Check(Native.lc_imencode(ext, img.Ptr, prms, prms?.Length ?? 0, out var bytes, out var length, out var ok), img);
        buf = new ReadOnlySpan<byte>(bytes, checked((int)length)).ToArray();
        return ok != 0;
    }

    public static void ImEncode(string ext, InputArray img, out byte[] buf, params ImageEncodingParam[] prms) =>
        ImEncode(ext, img, out buf, ImageEncodingParam.Flatten(prms));
}
