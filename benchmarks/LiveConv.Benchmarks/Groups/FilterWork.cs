using LiveConv.Benchmarks.Peers;
using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using OpenCvSharp;

namespace LiveConv.Benchmarks.Groups;

/// <summary>A filter on our side and as OpenCV's calls, on the same values.</summary>
/// <param name="Name">What the table says.</param>
/// <param name="Ours">Makes our side.</param>
/// <param name="Peer">Makes OpenCV's side.</param>
/// <param name="Limit">The largest part of OpenCV's time that ours may take on one thread.</param>
/// <param name="Tolerance">How far the results may differ, as a part of the largest.</param>
internal sealed record FilterWork(string Name, Func<CpuExecutor, ISide> Ours, Func<ISide> Peer, double Limit, double Tolerance = FilterWork.Rounding)
{
    private const int Width = 1280;
    private const int Height = 720;

    /// <summary>Values of a picture that each filter reads, and as many that it writes: floats, or RGBA bytes, which take as much.</summary>
    public const int Floats = Width * Height;

    /// <summary>Sums in another order.</summary>
    private const double Rounding = 1e-5;

    /// <summary>OpenCV's bilateral filter takes its weights from a table.</summary>
    private const double TableTolerance = 2e-3;

    /// <summary>Grey is rounded to a byte on the way in, the result on the way out.</summary>
    private const double ByteTolerance = 2.5 / 255;

    private static readonly Tensor Shapes = Picture("shapes");
    private static readonly Tensor Noise = Picture("noise");

    public static IReadOnlyList<FilterWork> All { get; } =
    [
        Dense(3, 0.5),
        Dense(5, 0.7),
        Dense(7, 0.7),
        Dense(15, 0.4),
        Dense(63, 1.0),
        Bytes(0.4),
        Layers("gaussian 5×5", Shapes, """{ "op": "conv2d", "kernel": { "generator": "gaussian", "size": [1, 5] } }, { "op": "conv2d", "kernel": { "generator": "gaussian", "size": [5, 1] } }""",
            filter => Cv2.GaussianBlur(filter.Source, filter.Target, new Size(5, 5), 0), 0.6),
        Layers("sobel magnitude", Shapes, """
            { "name": "dx", "op": "conv2d", "inputs": "input", "kernel": "sobel-x" }, { "name": "dy", "op": "conv2d", "inputs": "input", "kernel": "sobel-y" },
            { "op": "magnitude", "inputs": ["dx", "dy"] }
            """,
            filter =>
            {
                Cv2.Sobel(filter.Source, filter.Between, MatType.CV_32F, 1, 0);
                Cv2.Sobel(filter.Source, filter.Other, MatType.CV_32F, 0, 1);
                Cv2.Magnitude(filter.Between, filter.Other, filter.Target);
            },
            1.0),
        Layers("median 3×3", Shapes, """{ "op": "median", "size": 3 }""", filter => Cv2.MedianBlur(filter.Source, filter.Target, 3), 1.0),
        Layers("bilateral d = 5", Shapes, """{ "op": "bilateral", "diameter": 5, "sigma-color": 40, "sigma-space": 3 }""",
            filter => Cv2.BilateralFilter(filter.Source, filter.Target, 5, 40, 3), 1.0, TableTolerance),
        Canny("canny, shapes", Shapes),
        Canny("canny, noise", Noise),
    ];

    /// <summary>A kernel of random weights, which doesn't separate.</summary>
    private static FilterWork Dense(int size, double limit)
    {
        var random = new Random(size);
        var weights = new Tensor(new Shape(1, 1, size, size));
        for (var i = 0; i < weights.Data.Length; i++) weights.Data[i] = (random.NextSingle() * 2) - 1;
        var builder = new GraphBuilder();
        var picture = builder.Input("input", Shapes.Shape);
        var layer = builder.Add("conv", new Conv2D { Padding = Padding.Same(size, size), Border = BorderMode.Reflect }, picture, builder.Constant("kernel", weights));
        var graph = builder.Build(layer);
        return new FilterWork($"{size}×{size} f32", executor => new GraphSide(executor, graph, Shapes), () => new OpenCvFilter(
            Shapes,
            filter => Cv2.Filter2D(filter.Source, filter.Target, MatType.CV_32F, filter.Kernel!),
            Mat.FromPixelData(size, size, MatType.CV_32F, weights.Data)), limit);
    }

    /// <summary>
    /// Bytes in, bytes out: both sides from an RGBA picture to grey, through a kernel of small whole numbers, and back to RGBA. The
    /// result is scaled back to bytes, for OpenCV by its weights.
    /// </summary>
    private static FilterWork Bytes(double limit)
    {
        var pipeline = KernelPipeline.Make(new PictureSize(3, 3), wholeNumbers: true, Width, Height);
        var weights = pipeline.Graph.Find("kernel")!.Constant!.Data;
        var scaled = Array.ConvertAll(weights, weight => weight * pipeline.Output.Gain);
        var frame = Read("shapes");
        return new FilterWork("3×3 u8, RGBA to RGBA", executor => new PictureSide(executor, pipeline, frame), () => new OpenCvPicture(
            frame,
            (grey, result, kernel) => Cv2.Filter2D(grey, result, MatType.CV_8U, kernel, borderType: BorderTypes.Constant),
            Mat.FromPixelData(3, 3, MatType.CV_32F, scaled)), limit, ByteTolerance);
    }

    private static FilterWork Layers(string name, Tensor input, string layers, Action<OpenCvFilter> peer, double limit, double tolerance = Rounding, string border = "reflect")
    {
        var graph = PipelineDefinition.Parse(
            $$"""{ "name": "{{name}}", "summary": "-", "input": { "color": "gray", "range": [0, 255] }, "border": "{{border}}", "layers": [{{layers}}] }""",
            $"{name}.json").Build(Width, Height).Graph;
        return new FilterWork(name, executor => new GraphSide(executor, graph, input), () => new OpenCvFilter(input, peer), limit, tolerance);
    }

    /// <summary>OpenCV takes and gives bytes here; they are converted once, before it is timed.</summary>
    private static FilterWork Canny(string name, Tensor input) => Layers(
        name,
        input,
        """
        { "name": "dx", "op": "conv2d", "inputs": "input", "kernel": "sobel-x" }, { "name": "dy", "op": "conv2d", "inputs": "input", "kernel": "sobel-y" },
        { "op": "edge-thinning", "inputs": ["dx", "dy"] }, { "op": "hysteresis", "low": 100, "high": 200 }
        """,
        filter => Cv2.Canny(filter.Bytes, filter.Target, 100, 200),
        0.8,
        border: "replicate");

    private static Frame Read(string scene)
    {
        using var source = new PatternSource(scene, Width, Height);
        var frame = new Frame(Width, Height);
        source.Read(frame);
        return frame;
    }

    /// <summary>A scene in grey, whole numbers 0…255.</summary>
    private static Tensor Picture(string scene)
    {
        var pixels = Read(scene).Rgba;
        var values = new Tensor(new Shape(1, 1, Height, Width));
        for (var i = 0; i < values.Data.Length; i++)
            values.Data[i] = MathF.Round((0.299f * pixels[4 * i]) + (0.587f * pixels[(4 * i) + 1]) + (0.114f * pixels[(4 * i) + 2]));
        return values;
    }
}
