using LiveConv.Frames;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using OpenCvSharp;

namespace LiveConv.Benchmarks.Peers;

/// <summary>
/// What a user would write with OpenCV for the same picture: an RGBA frame in, an 8-bit picture out, all matrices made beforehand.
/// </summary>
internal sealed class OpenCvPeers : IDisposable
{
    private readonly Mat frame;
    private readonly Mat bgr = new();
    private readonly Mat gray = new();
    private readonly Mat a = new();
    private readonly Mat b = new();
    private readonly Mat c = new();
    private readonly Mat picture = new();
    private readonly Mat emboss = Mat.FromPixelData(3, 3, MatType.CV_32F, new float[] { -2, -1, 0, -1, 1, 1, 0, 1, 2 });
    private readonly Mat sharpen = Mat.FromPixelData(3, 3, MatType.CV_32F, new float[] { 0, -1, 0, -1, 5, -1, 0, -1, 0 });
    private readonly Mat square = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(5, 5));

    private readonly List<Mat> patterns = [];

    public OpenCvPeers(Frame source) => frame = Mat.FromPixelData(source.Height, source.Width, MatType.CV_8UC4, source.Rgba);

    /// <summary>OpenCV's way to the picture of a pipeline, or null where it has none. Of one that looks for a pattern that is the map of the scores, without the places found.</summary>
    /// <param name="name">The pipeline's name in the table.</param>
    /// <param name="pipeline">The pipeline.</param>
    public Action? For(string name, Pipeline pipeline) => pipeline.Graph.Find(PipelineDefinition.PatternName)?.Constant is { } pattern ? Find(pattern) : name switch
    {
        "sobel" => () =>
        {
            Gray();
            Cv2.Sobel(gray, a, MatType.CV_32F, 1, 0);
            Cv2.Sobel(gray, b, MatType.CV_32F, 0, 1);
            Cv2.Magnitude(a, b, c);
            c.ConvertTo(picture, MatType.CV_8U);
        },
        "emboss" => () =>
        {
            Gray();
            Cv2.Filter2D(gray, picture, MatType.CV_8U, emboss);
        },
        "laplacian" => () =>
        {
            Gray();
            Cv2.Laplacian(gray, a, MatType.CV_32F);
            Cv2.ConvertScaleAbs(a, picture, 2);
        },
        "canny" => () =>
        {
            Gray();
            Cv2.Canny(gray, picture, 100, 200);
        },
        "sharpen" => () => Color(() => Cv2.Filter2D(bgr, picture, MatType.CV_8U, sharpen)),
        "gaussian" => () => Color(() => Cv2.GaussianBlur(bgr, picture, new Size(5, 5), 0)),
        "box-blur" => () => Color(() => Cv2.Blur(bgr, picture, new Size(5, 5))),
        "median" => () => Color(() => Cv2.MedianBlur(bgr, picture, 3)),
        "bilateral" => () => Color(() => Cv2.BilateralFilter(bgr, picture, 5, 40, 3)),
        "dilate" => () => Color(() => Cv2.Dilate(bgr, picture, square)),
        "erode" => () => Color(() => Cv2.Erode(bgr, picture, square)),
        _ => null,
    };

    public void Dispose()
    {
        foreach (var mat in (Mat[])[frame, bgr, gray, a, b, c, picture, emboss, sharpen, square, .. patterns]) mat.Dispose();
    }

    private Action Find(Tensor pattern)
    {
        var template = Mat.FromPixelData(pattern.Shape.H, pattern.Shape.W, MatType.CV_8UC1, Array.ConvertAll(pattern.Data, value => (byte)MathF.Round(255 * value)));
        patterns.Add(template);
        return () =>
        {
            Gray();
            Cv2.MatchTemplate(gray, template, a, TemplateMatchModes.CCoeffNormed);
            a.ConvertTo(picture, MatType.CV_8U, 255);
        };
    }

    private void Gray() => Cv2.CvtColor(frame, gray, ColorConversionCodes.RGBA2GRAY);

    private void Color(Action filter)
    {
        Cv2.CvtColor(frame, bgr, ColorConversionCodes.RGBA2BGR);
        filter();
    }
}
