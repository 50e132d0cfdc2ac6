using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>OpenCV's functions. They throw <see cref="OpenCVException"/> for arguments that OpenCV refuses.</summary>
public static unsafe partial class Cv2
{
    private static readonly Point Centre = new(-1, -1);

    public static string? GetVersionString() => Status.Text(Native.lc_version());

    public static string GetBuildInformation() => Status.Text(Native.lc_build_information());

    /// <summary>0 or 1 for one thread, negative for OpenCV's default.</summary>
    public static void SetNumThreads(int nThreads) => Status.Check(Native.lc_set_num_threads(nThreads));

    public static int GetNumThreads() => Native.lc_get_num_threads();

    public static void Flip(InputArray src, OutputArray dst, FlipMode flipCode) =>
        Status.Check(Native.lc_flip(src.Ptr, dst.Ptr, (int)flipCode), src, dst);

    public static void Rotate(InputArray src, OutputArray dst, RotateFlags rotateCode) =>
        Status.Check(Native.lc_rotate(src.Ptr, dst.Ptr, (int)rotateCode), src, dst);

    public static void Magnitude(InputArray x, InputArray y, OutputArray magnitude) =>
        Status.Check(Native.lc_magnitude(x.Ptr, y.Ptr, magnitude.Ptr), x, y, magnitude);

    public static void ConvertScaleAbs(InputArray src, OutputArray dst, double alpha = 1, double beta = 0) =>
        Status.Check(Native.lc_convert_scale_abs(src.Ptr, dst.Ptr, alpha, beta), src, dst);

    public static void CopyMakeBorder(
        InputArray src, OutputArray dst, int top, int bottom, int left, int right, BorderTypes borderType, Scalar? value = null) =>
        Status.Check(Native.lc_copy_make_border(src.Ptr, dst.Ptr, top, bottom, left, right, (int)borderType, value ?? default), src, dst);
}
