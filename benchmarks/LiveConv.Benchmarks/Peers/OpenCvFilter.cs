using LiveConv.Benchmarks.Groups;
using LiveConv.Tensors;
using OpenCvSharp;

namespace LiveConv.Benchmarks.Peers;

/// <summary>OpenCV's side of a filter on a grey picture; all matrices are made beforehand.</summary>
internal sealed class OpenCvFilter : ISide
{
    private readonly Action<OpenCvFilter> filter;

    /// <param name="picture">1×1×H×W.</param>
    /// <param name="filter">From <see cref="Source"/> or <see cref="Bytes"/> to <see cref="Target"/>.</param>
    /// <param name="kernel">Weights, if the filter takes any; belongs to this from here on.</param>
    public OpenCvFilter(Tensor picture, Action<OpenCvFilter> filter, Mat? kernel = null)
    {
        this.filter = filter;
        Kernel = kernel;
        Source = Mat.FromPixelData(picture.Shape.H, picture.Shape.W, MatType.CV_32F, picture.Data);
        Source.ConvertTo(Bytes, MatType.CV_8U);
    }

    /// <summary>The picture as float32.</summary>
    public Mat Source { get; }

    /// <summary>The picture as bytes.</summary>
    public Mat Bytes { get; } = new();

    public Mat Between { get; } = new();

    public Mat Other { get; } = new();

    public Mat Target { get; } = new();

    public Mat? Kernel { get; }

    /// <summary>The result as float32; edges of Canny as 0 and 1.</summary>
    public float[] Output
    {
        get
        {
            using var floats = new Mat();
            Target.ConvertTo(floats, MatType.CV_32F, Target.Type() == MatType.CV_8U ? 1.0 / 255 : 1);
            return floats.AsSpan<float>().ToArray();
        }
    }

    public void Run() => filter(this);

    public void Dispose()
    {
        foreach (var mat in (Mat?[])[Source, Bytes, Between, Other, Target, Kernel]) mat?.Dispose();
    }
}
