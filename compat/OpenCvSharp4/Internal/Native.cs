using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>The functions of native/liveconv_opencv.cpp; all int results are status codes for <see cref="Status.Check"/>.</summary>
internal static unsafe partial class Native
{
    private const string Library = "liveconv_opencv";

    [LibraryImport(Library)] internal static partial void lc_last_error(out byte* message, out byte* function, out byte* file, out int line);

    [LibraryImport(Library)] internal static partial nint lc_mat_new();
    [LibraryImport(Library)] internal static partial void lc_mat_delete(nint m);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void lc_mat_info(nint m, MatInfo* info);
    [LibraryImport(Library)] internal static partial int lc_mat_create(nint m, int rows, int cols, int type);
    [LibraryImport(Library)] internal static partial int lc_mat_wrap(nint m, int rows, int cols, int type, nint data, long step);
    [LibraryImport(Library)] internal static partial int lc_mat_roi(nint m, nint of, Rect roi);
    [LibraryImport(Library)] internal static partial int lc_mat_set_to(nint m, Scalar s, nint mask);
    [LibraryImport(Library)] internal static partial int lc_mat_copy_to(nint m, nint to, nint mask);
    [LibraryImport(Library)] internal static partial int lc_mat_convert_to(nint m, nint to, int type, double alpha, double beta);
    [LibraryImport(Library)] internal static partial int lc_mat_reshape(nint m, nint of, int channels, int rows);

    [LibraryImport(Library)] internal static partial int lc_flip(nint src, nint dst, int code);
    [LibraryImport(Library)] internal static partial int lc_rotate(nint src, nint dst, int code);
    [LibraryImport(Library)] internal static partial int lc_magnitude(nint x, nint y, nint dst);
    [LibraryImport(Library)] internal static partial int lc_convert_scale_abs(nint src, nint dst, double alpha, double beta);
    [LibraryImport(Library)] internal static partial int lc_copy_make_border(nint src, nint dst, int top, int bottom, int left, int right, int border, Scalar value);
    [LibraryImport(Library)] internal static partial int lc_set_num_threads(int n);
    [LibraryImport(Library)] internal static partial int lc_get_num_threads();
    [LibraryImport(Library)] internal static partial byte* lc_version();
    [LibraryImport(Library)] internal static partial byte* lc_build_information();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int lc_imread(nint dst, string file, int flags);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int lc_imwrite(string file, nint img, int[]? prms, int count, out int ok);
    [LibraryImport(Library)] internal static partial int lc_imdecode(nint dst, byte* bytes, int count, int flags);
    [LibraryImport(Library)] internal static partial int lc_imdecode_mat(nint dst, nint buf, int flags);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int lc_imencode(string ext, nint img, int[]? prms, int count, out byte* bytes, out long length, out int ok);

    [LibraryImport(Library)] internal static partial int lc_cvt_color(nint src, nint dst, int code, int channels);
    [LibraryImport(Library)] internal static partial int lc_resize(nint src, nint dst, Size size, double fx, double fy, int interpolation);
    [LibraryImport(Library)] internal static partial int lc_blur(nint src, nint dst, Size k, Point anchor, int border);
    [LibraryImport(Library)] internal static partial int lc_gaussian_blur(nint src, nint dst, Size k, double sx, double sy, int border);
    [LibraryImport(Library)] internal static partial int lc_median_blur(nint src, nint dst, int k);
    [LibraryImport(Library)] internal static partial int lc_bilateral_filter(nint src, nint dst, int d, double colour, double space, int border);
    [LibraryImport(Library)] internal static partial int lc_filter2d(nint src, nint dst, int depth, nint k, Point anchor, double delta, int border);
    [LibraryImport(Library)] internal static partial int lc_sep_filter2d(nint src, nint dst, int depth, nint kx, nint ky, Point anchor, double delta, int border);
    [LibraryImport(Library)] internal static partial int lc_sobel(nint src, nint dst, int depth, int dx, int dy, int k, double scale, double delta, int border);
    [LibraryImport(Library)] internal static partial int lc_scharr(nint src, nint dst, int depth, int dx, int dy, double scale, double delta, int border);
    [LibraryImport(Library)] internal static partial int lc_laplacian(nint src, nint dst, int depth, int k, double scale, double delta, int border);
    [LibraryImport(Library)] internal static partial int lc_canny(nint src, nint dst, double low, double high, int aperture, int l2);
    [LibraryImport(Library)] internal static partial int lc_canny_gradients(nint dx, nint dy, nint dst, double low, double high, int l2);
    [LibraryImport(Library)] internal static partial int lc_erode(nint src, nint dst, nint element, Point anchor, int n, int border, Scalar value);
    [LibraryImport(Library)] internal static partial int lc_dilate(nint src, nint dst, nint element, Point anchor, int n, int border, Scalar value);
    [LibraryImport(Library)] internal static partial int lc_structuring_element(nint dst, int shape, Size k, Point anchor);
    [LibraryImport(Library)] internal static partial int lc_gabor_kernel(nint dst, Size k, double sigma, double theta, double lambda, double gamma, double psi, int type);
    [LibraryImport(Library)] internal static partial int lc_match_template(nint image, nint templ, nint dst, int method, nint mask);

    [LibraryImport(Library)] internal static partial nint lc_capture_new();
    [LibraryImport(Library)] internal static partial void lc_capture_delete(nint c);
    [LibraryImport(Library)] internal static partial int lc_capture_open_index(nint c, int index, int api, int[]? prms, int count, out int ok);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int lc_capture_open_file(nint c, string file, int api, int[]? prms, int count, out int ok);
    [LibraryImport(Library)] internal static partial int lc_capture_is_opened(nint c, out int ok);
    [LibraryImport(Library)] internal static partial int lc_capture_release(nint c);
    [LibraryImport(Library)] internal static partial int lc_capture_grab(nint c, out int ok);
    [LibraryImport(Library)] internal static partial int lc_capture_retrieve(nint c, nint dst, int flag, out int ok);
    [LibraryImport(Library)] internal static partial int lc_capture_read(nint c, nint dst, out int ok);
    [LibraryImport(Library)] internal static partial int lc_capture_get(nint c, int property, out double value);
    [LibraryImport(Library)] internal static partial int lc_capture_set(nint c, int property, double value, out int ok);
    [LibraryImport(Library)] internal static partial int lc_capture_set_exception_mode(nint c, int enable);
    [LibraryImport(Library)] internal static partial int lc_capture_get_exception_mode(nint c);
    [LibraryImport(Library)] internal static partial int lc_capture_backend(nint c, byte* name, int capacity);

    [LibraryImport(Library)] internal static partial nint lc_writer_new();
    [LibraryImport(Library)] internal static partial void lc_writer_delete(nint w);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int lc_writer_open(nint w, string file, int api, int fourcc, double fps, Size size, int colour, out int ok);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int lc_writer_open_prms(nint w, string file, int api, int fourcc, double fps, Size size, int[] prms, int count, out int ok);
    [LibraryImport(Library)] internal static partial int lc_writer_is_opened(nint w, out int ok);
    [LibraryImport(Library)] internal static partial int lc_writer_release(nint w);
    [LibraryImport(Library)] internal static partial int lc_writer_write(nint w, nint image);
    [LibraryImport(Library)] internal static partial int lc_writer_get(nint w, int property, out double value);
    [LibraryImport(Library)] internal static partial int lc_writer_set(nint w, int property, double value, out int ok);
    [LibraryImport(Library)] internal static partial int lc_writer_backend(nint w, byte* name, int capacity);
}
