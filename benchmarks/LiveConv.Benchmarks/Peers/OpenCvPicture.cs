using LiveConv.Benchmarks.Groups;
using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Benchmarks.Peers;

/// <summary>OpenCV's side of a grey filter on an RGBA picture.</summary>
/// <param name="picture">The picture.</param>
/// <param name="filter">From the grey picture to the grey result, with the kernel.</param>
/// <param name="kernel">Weights; belongs to this from here on.</param>
internal sealed class OpenCvPicture(Frame picture, Action<Mat, Mat, Mat> filter, Mat kernel) : ISide
{
    private readonly Mat source = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC4, picture.Rgba);
    private readonly Mat grey = new();
    private readonly Mat result = new();
    private readonly Mat target = new();

    public float[] Output => Array.ConvertAll(target.AsSpan<byte>().ToArray(), value => (float)value);

    public void Run()
    {
        Cv2.CvtColor(source, grey, ColorConversionCodes.RGBA2GRAY);
        filter(grey, result, kernel);
        Cv2.CvtColor(result, target, ColorConversionCodes.GRAY2RGBA);
    }

    public void Dispose()
    {
        foreach (var mat in (Mat[])[source, grey, result, target, kernel]) mat.Dispose();
    }
}
