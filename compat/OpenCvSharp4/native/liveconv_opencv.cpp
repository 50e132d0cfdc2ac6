// The part of OpenCV that LiveConv uses, as plain C functions for P/Invoke.
// Each returns 0, or OpenCV's (negative) error code with the exception kept for lc_last_error on the same thread.
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <cstdint>
#include <string>
#include <vector>

#define LC_API extern "C" __attribute__((visibility("default")))

namespace {

struct Error { std::string message, function, file; int line = 0; };
thread_local Error last_error;
thread_local std::vector<uchar> encoded;

template <class F> int guarded(F body) noexcept {
    try { body(); return 0; }
    catch (const cv::Exception& e) { last_error = { e.err, e.func, e.file, e.line }; return e.code < 0 ? e.code : cv::Error::StsError; }
    catch (const std::exception& e) { last_error = { e.what(), "", "", 0 }; return cv::Error::StsError; }
    catch (...) { last_error = { "Unknown C++ exception", "", "", 0 }; return cv::Error::StsError; }
}

std::vector<int> ints(const int* values, int count) { return values ? std::vector<int>(values, values + count) : std::vector<int>(); }

} // namespace

struct LcScalar { double v[4]; operator cv::Scalar() const { return { v[0], v[1], v[2], v[3] }; } };
struct LcPoint { int x, y; operator cv::Point() const { return { x, y }; } };
struct LcSize { int width, height; operator cv::Size() const { return { width, height }; } };
struct LcRect { int x, y, width, height; operator cv::Rect() const { return { x, y, width, height }; } };
struct LcMatInfo { uchar* data; int64_t step; int flags, dims, rows, cols; };

using cv::Mat;
using cv::VideoCapture;
using cv::VideoWriter;

LC_API void lc_last_error(const char** message, const char** function, const char** file, int* line) {
    *message = last_error.message.c_str(); *function = last_error.function.c_str(); *file = last_error.file.c_str(); *line = last_error.line;
}

// Mat
LC_API Mat* lc_mat_new() { return new Mat(); }
LC_API void lc_mat_delete(Mat* m) { delete m; }
LC_API void lc_mat_info(const Mat* m, LcMatInfo* i) {
    *i = { m->data, m->dims > 0 ? static_cast<int64_t>(m->step.p[0]) : 0, m->flags, m->dims, m->rows, m->cols };
}
LC_API int lc_mat_create(Mat* m, int rows, int cols, int type) { return guarded([&] { m->create(rows, cols, type); }); }
LC_API int lc_mat_wrap(Mat* m, int rows, int cols, int type, void* data, int64_t step) {
    return guarded([&] { *m = Mat(rows, cols, type, data, static_cast<size_t>(step)); });
}
LC_API int lc_mat_roi(Mat* m, const Mat* of, LcRect roi) { return guarded([&] { *m = Mat(*of, roi); }); }
LC_API int lc_mat_set_to(Mat* m, LcScalar s, const Mat* mask) { return guarded([&] { m->setTo(cv::Scalar(s), mask ? *mask : cv::noArray()); }); }
LC_API int lc_mat_copy_to(const Mat* m, Mat* to, const Mat* mask) { return guarded([&] { if (mask) m->copyTo(*to, *mask); else m->copyTo(*to); }); }
LC_API int lc_mat_convert_to(const Mat* m, Mat* to, int type, double alpha, double beta) { return guarded([&] { m->convertTo(*to, type, alpha, beta); }); }
LC_API int lc_mat_reshape(Mat* m, const Mat* of, int channels, int rows) { return guarded([&] { *m = of->reshape(channels, rows); }); }

// core
LC_API int lc_flip(Mat* src, Mat* dst, int code) { return guarded([&] { cv::flip(*src, *dst, code); }); }
LC_API int lc_rotate(Mat* src, Mat* dst, int code) { return guarded([&] { cv::rotate(*src, *dst, code); }); }
LC_API int lc_magnitude(Mat* x, Mat* y, Mat* dst) { return guarded([&] { cv::magnitude(*x, *y, *dst); }); }
LC_API int lc_convert_scale_abs(Mat* src, Mat* dst, double alpha, double beta) { return guarded([&] { cv::convertScaleAbs(*src, *dst, alpha, beta); }); }
LC_API int lc_copy_make_border(Mat* src, Mat* dst, int top, int bottom, int left, int right, int border, LcScalar value) {
    return guarded([&] { cv::copyMakeBorder(*src, *dst, top, bottom, left, right, border, value); });
}
LC_API int lc_set_num_threads(int n) { return guarded([&] { cv::setNumThreads(n); }); }
LC_API int lc_get_num_threads() { return cv::getNumThreads(); }
LC_API const char* lc_version() { return CV_VERSION; }
LC_API const char* lc_build_information() { return cv::getBuildInformation().c_str(); }

// imgcodecs
LC_API int lc_imread(Mat* dst, const char* file, int flags) { return guarded([&] { *dst = cv::imread(file, flags); }); }
LC_API int lc_imwrite(const char* file, Mat* img, const int* prms, int count, int* ok) { return guarded([&] { *ok = cv::imwrite(file, *img, ints(prms, count)); }); }
LC_API int lc_imdecode(Mat* dst, const uchar* bytes, int count, int flags) {
    return guarded([&] { *dst = count > 0 ? cv::imdecode(Mat(1, count, CV_8U, const_cast<uchar*>(bytes)), flags) : Mat(); });
}
LC_API int lc_imdecode_mat(Mat* dst, Mat* buf, int flags) { return guarded([&] { *dst = cv::imdecode(*buf, flags); }); }
// The bytes stay valid until this thread encodes again.
LC_API int lc_imencode(const char* ext, Mat* img, const int* prms, int count, const uchar** bytes, int64_t* length, int* ok) {
    return guarded([&] { *ok = cv::imencode(ext, *img, encoded, ints(prms, count)); *bytes = encoded.data(); *length = static_cast<int64_t>(encoded.size()); });
}

// imgproc
LC_API int lc_cvt_color(Mat* src, Mat* dst, int code, int channels) { return guarded([&] { cv::cvtColor(*src, *dst, code, channels); }); }
LC_API int lc_resize(Mat* src, Mat* dst, LcSize size, double fx, double fy, int interpolation) { return guarded([&] { cv::resize(*src, *dst, size, fx, fy, interpolation); }); }
LC_API int lc_blur(Mat* src, Mat* dst, LcSize k, LcPoint anchor, int border) { return guarded([&] { cv::blur(*src, *dst, k, anchor, border); }); }
LC_API int lc_gaussian_blur(Mat* src, Mat* dst, LcSize k, double sx, double sy, int border) { return guarded([&] { cv::GaussianBlur(*src, *dst, k, sx, sy, border); }); }
LC_API int lc_median_blur(Mat* src, Mat* dst, int k) { return guarded([&] { cv::medianBlur(*src, *dst, k); }); }
LC_API int lc_bilateral_filter(Mat* src, Mat* dst, int d, double colour, double space, int border) { return guarded([&] { cv::bilateralFilter(*src, *dst, d, colour, space, border); }); }
LC_API int lc_filter2d(Mat* src, Mat* dst, int depth, Mat* k, LcPoint anchor, double delta, int border) { return guarded([&] { cv::filter2D(*src, *dst, depth, *k, anchor, delta, border); }); }
LC_API int lc_sep_filter2d(Mat* src, Mat* dst, int depth, Mat* kx, Mat* ky, LcPoint anchor, double delta, int border) {
    return guarded([&] { cv::sepFilter2D(*src, *dst, depth, *kx, *ky, anchor, delta, border); });
}
LC_API int lc_sobel(Mat* src, Mat* dst, int depth, int dx, int dy, int k, double scale, double delta, int border) { return guarded([&] { cv::Sobel(*src, *dst, depth, dx, dy, k, scale, delta, border); }); }
LC_API int lc_scharr(Mat* src, Mat* dst, int depth, int dx, int dy, double scale, double delta, int border) { return guarded([&] { cv::Scharr(*src, *dst, depth, dx, dy, scale, delta, border); }); }
LC_API int lc_laplacian(Mat* src, Mat* dst, int depth, int k, double scale, double delta, int border) { return guarded([&] { cv::Laplacian(*src, *dst, depth, k, scale, delta, border); }); }
LC_API int lc_canny(Mat* src, Mat* dst, double low, double high, int aperture, int l2) { return guarded([&] { cv::Canny(*src, *dst, low, high, aperture, l2 != 0); }); }
LC_API int lc_canny_gradients(Mat* dx, Mat* dy, Mat* dst, double low, double high, int l2) { return guarded([&] { cv::Canny(*dx, *dy, *dst, low, high, l2 != 0); }); }
LC_API int lc_erode(Mat* src, Mat* dst, Mat* element, LcPoint anchor, int n, int border, LcScalar value) { return guarded([&] { cv::erode(*src, *dst, element ? *element : Mat(), anchor, n, border, value); }); }
LC_API int lc_dilate(Mat* src, Mat* dst, Mat* element, LcPoint anchor, int n, int border, LcScalar value) { return guarded([&] { cv::dilate(*src, *dst, element ? *element : Mat(), anchor, n, border, value); }); }
LC_API int lc_structuring_element(Mat* dst, int shape, LcSize k, LcPoint anchor) { return guarded([&] { *dst = cv::getStructuringElement(shape, k, anchor); }); }
LC_API int lc_gabor_kernel(Mat* dst, LcSize k, double sigma, double theta, double lambda, double gamma, double psi, int type) {
    return guarded([&] { *dst = cv::getGaborKernel(k, sigma, theta, lambda, gamma, psi, type); });
}
LC_API int lc_match_template(Mat* image, Mat* templ, Mat* dst, int method, Mat* mask) {
    return guarded([&] { cv::matchTemplate(*image, *templ, *dst, method, mask ? *mask : Mat()); });
}

// videoio
LC_API VideoCapture* lc_capture_new() { return new VideoCapture(); }
LC_API void lc_capture_delete(VideoCapture* c) { delete c; }
LC_API int lc_capture_open_index(VideoCapture* c, int index, int api, const int* prms, int count, int* ok) {
    return guarded([&] { *ok = prms ? c->open(index, api, ints(prms, count)) : c->open(index, api); });
}
LC_API int lc_capture_open_file(VideoCapture* c, const char* file, int api, const int* prms, int count, int* ok) {
    return guarded([&] { *ok = prms ? c->open(file, api, ints(prms, count)) : c->open(file, api); });
}
LC_API int lc_capture_is_opened(VideoCapture* c, int* ok) { return guarded([&] { *ok = c->isOpened(); }); }
LC_API int lc_capture_release(VideoCapture* c) { return guarded([&] { c->release(); }); }
LC_API int lc_capture_grab(VideoCapture* c, int* ok) { return guarded([&] { *ok = c->grab(); }); }
LC_API int lc_capture_retrieve(VideoCapture* c, Mat* dst, int flag, int* ok) { return guarded([&] { *ok = c->retrieve(*dst, flag); }); }
LC_API int lc_capture_read(VideoCapture* c, Mat* dst, int* ok) { return guarded([&] { *ok = c->read(*dst); }); }
LC_API int lc_capture_get(VideoCapture* c, int property, double* value) { return guarded([&] { *value = c->get(property); }); }
LC_API int lc_capture_set(VideoCapture* c, int property, double value, int* ok) { return guarded([&] { *ok = c->set(property, value); }); }
LC_API int lc_capture_set_exception_mode(VideoCapture* c, int enable) { return guarded([&] { c->setExceptionMode(enable != 0); }); }
LC_API int lc_capture_get_exception_mode(VideoCapture* c) { return c->getExceptionMode(); }
LC_API int lc_capture_backend(VideoCapture* c, char* name, int capacity) { return guarded([&] { cv::String s = c->getBackendName(); s.copy(name, capacity); }); }

LC_API VideoWriter* lc_writer_new() { return new VideoWriter(); }
LC_API void lc_writer_delete(VideoWriter* w) { delete w; }
LC_API int lc_writer_open(VideoWriter* w, const char* file, int api, int fourcc, double fps, LcSize size, int colour, int* ok) {
    return guarded([&] { *ok = w->open(file, api, fourcc, fps, size, colour != 0); });
}
LC_API int lc_writer_open_prms(VideoWriter* w, const char* file, int api, int fourcc, double fps, LcSize size, const int* prms, int count, int* ok) {
    return guarded([&] { *ok = w->open(file, api, fourcc, fps, size, ints(prms, count)); });
}
LC_API int lc_writer_is_opened(VideoWriter* w, int* ok) { return guarded([&] { *ok = w->isOpened(); }); }
LC_API int lc_writer_release(VideoWriter* w) { return guarded([&] { w->release(); }); }
LC_API int lc_writer_write(VideoWriter* w, Mat* image) { return guarded([&] { w->write(*image); }); }
LC_API int lc_writer_get(VideoWriter* w, int property, double* value) { return guarded([&] { *value = w->get(property); }); }
LC_API int lc_writer_set(VideoWriter* w, int property, double value, int* ok) { return guarded([&] { *ok = w->set(property, value); }); }
LC_API int lc_writer_backend(VideoWriter* w, char* name, int capacity) { return guarded([&] { cv::String s = w->getBackendName(); s.copy(name, capacity); }); }
