using OpenCvSharp.Internal;

namespace OpenCvSharp;

// Colour, geometry and filters.
public static partial class Cv2
{
    public static void CvtColor(InputArray src, OutputArray dst, ColorConversionCodes code, int dstCn = 0) =>
        Status.Check(Native.lc_cvt_color(src.Ptr, dst.Ptr, (int)code, dstCn), src, dst);

    public static void Resize(
        InputArray src, OutputArray dst, Size dsize, double fx = 0, double fy = 0, InterpolationFlags interpolation = InterpolationFlags.Linear) =>
        Status.Check(Native.lc_resize(src.Ptr, dst.Ptr, dsize, fx, fy, (int)interpolation), src, dst);

    public static void Blur(InputArray src, OutputArray dst, Size ksize, Point? anchor = null, BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(Native.lc_blur(src.Ptr, dst.Ptr, ksize, anchor ?? Centre, (int)borderType), src, dst);

    public static void GaussianBlur(
        InputArray src, OutputArray dst, Size ksize, double sigmaX, double sigmaY = 0, BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(Native.lc_gaussian_blur(src.Ptr, dst.Ptr, ksize, sigmaX, sigmaY, (int)borderType), src, dst);

    public static void MedianBlur(InputArray src, OutputArray dst, int ksize) =>
        Status.Check(Native.lc_median_blur(src.Ptr, dst.Ptr, ksize), src, dst);

    public static void BilateralFilter(
        InputArray src, OutputArray dst, int d, double sigmaColor, double sigmaSpace, BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(Native.lc_bilateral_filter(src.Ptr, dst.Ptr, d, sigmaColor, sigmaSpace, (int)borderType), src, dst);

    /// <summary>Correlation, as in neural networks: the kernel is not mirrored.</summary>
    public static void Filter2D(
        InputArray src, OutputArray dst, MatType ddepth, InputArray kernel, Point? anchor = null, double delta = 0,
        BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(
            Native.lc_filter2d(src.Ptr, dst.Ptr, ddepth.Value, kernel.Ptr, anchor ?? Centre, delta, (int)borderType), src, dst, kernel);

    public static void SepFilter2D(
        InputArray src, OutputArray dst, MatType ddepth, InputArray kernelX, InputArray kernelY, Point? anchor = null, double delta = 0,
        BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(
            Native.lc_sep_filter2d(src.Ptr, dst.Ptr, ddepth.Value, kernelX.Ptr, kernelY.Ptr, anchor ?? Centre, delta, (int)borderType),
            src, dst, kernelX, kernelY);

    public static void Sobel(
        InputArray src, OutputArray dst, MatType ddepth, int xorder, int yorder, int ksize = 3, double scale = 1, double delta = 0,
        BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(Native.lc_sobel(src.Ptr, dst.Ptr, ddepth.Value, xorder, yorder, ksize, scale, delta, (int)borderType), src, dst);

    public static void Scharr(
        InputArray src, OutputArray dst, MatType ddepth, int xorder, int yorder, double scale = 1, double delta = 0,
        BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(Native.lc_scharr(src.Ptr, dst.Ptr, ddepth.Value, xorder, yorder, scale, delta, (int)borderType), src, dst);

    public static void Laplacian(
        InputArray src, OutputArray dst, MatType ddepth, int ksize = 1, double scale = 1, double delta = 0,
        BorderTypes borderType = BorderTypes.Default) =>
        Status.Check(Native.lc_laplacian(src.Ptr, dst.Ptr, ddepth.Value, ksize, scale, delta, (int)borderType), src, dst);

    public static void Canny(
        InputArray src, OutputArray edges, double threshold1, double threshold2, int apertureSize = 3, bool L2gradient = false) =>
        Status.Check(Native.lc_canny(src.Ptr, edges.Ptr, threshold1, threshold2, apertureSize, L2gradient ? 1 : 0), src, edges);

    public static void Canny(
        InputArray dx, InputArray dy, OutputArray edges, double threshold1, double threshold2, bool L2gradient = false) =>
        Status.Check(Native.lc_canny_gradients(dx.Ptr, dy.Ptr, edges.Ptr, threshold1, threshold2, L2gradient ? 1 : 0), dx, dy, edges);

    /// <summary>The border value that never wins an erosion or dilation.</summary>
    public static Scalar MorphologyDefaultBorderValue() => Scalar.All(double.MaxValue);

    public static void Erode(
        InputArray src, OutputArray dst, InputArray? element, Point? anchor = null, int iterations = 1,
        BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null) =>
        Status.Check(
            Native.lc_erode(
                src.Ptr, dst.Ptr, element?.Ptr ?? 0, anchor ?? Centre, iterations, (int)borderType, borderValue ?? MorphologyDefaultBorderValue()),
            src, dst, element);

    public static void Dilate(
        InputArray src, OutputArray dst, InputArray? element, Point? anchor = null, int iterations = 1,
        BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null) =>
        Status.Check(
            Native.lc_dilate(
                src.Ptr, dst.Ptr, element?.Ptr ?? 0, anchor ?? Centre, iterations, (int)borderType, borderValue ?? MorphologyDefaultBorderValue()),
            src, dst, element);

    public static Mat GetStructuringElement(MorphShapes shape, Size ksize) => GetStructuringElement(shape, ksize, Centre);

    public static Mat GetStructuringElement(MorphShapes shape, Size ksize, Point anchor)
    {
        var kernel = new Mat();
        Status.Check(Native.lc_structuring_element(kernel.CvPtr, (int)shape, ksize, anchor), kernel);
        return kernel;
    }

    /// <summary>A Gabor kernel of MatType.CV_32F or CV_64F, as ktype says; angles in radians.</summary>
    public static Mat GetGaborKernel(Size ksize, double sigma, double theta, double lambd, double gamma, double psi, int ktype)
    {
        var kernel = new Mat();
        Status.Check(Native.lc_gabor_kernel(kernel.CvPtr, ksize, sigma, theta, lambd, gamma, psi, ktype), kernel);
        return kernel;
    }

    public static void MatchTemplate(InputArray image, InputArray templ, OutputArray result, TemplateMatchModes method, InputArray? mask = null) =>
        Status.Check(Native.lc_match_template(image.Ptr, templ.Ptr, result.Ptr, (int)method, mask?.Ptr ?? 0), image, templ, result, mask);
}
