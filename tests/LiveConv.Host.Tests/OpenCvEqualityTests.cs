using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Shaders;
using LiveConv.Tests.Support;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests;

/// <summary>Our filters against OpenCV's own, borders included: a judge that shares no code with us.</summary>
public sealed class OpenCvEqualityTests
{
    private static readonly string[] Pictures = ["n01440764_tench.JPEG", "n01530575_brambling.JPEG", "n01774384_black_widow.JPEG"];

    public static TheoryData<string, string, string> OnPictures()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var pipeline in Peers.Keys)
        foreach (var backend in (string[])["cpu", "gl"])
        foreach (var picture in Pictures)
            rows.Add(pipeline, backend, picture);
        return rows;
    }

    public static TheoryData<string, string> OnPatterns()
    {
        var rows = new TheoryData<string, string>();
        foreach (var pipeline in Peers.Keys)
        foreach (var backend in (string[])["reference", "cpu", "gl"])
            rows.Add(pipeline, backend);
        return rows;
    }

    private static Dictionary<string, Func<Mat, Mat>> Peers { get; } = new()
    {
        ["sobel"] = bgr =>
        {
            using var gray = Gray(bgr);
            using var dx = new Mat();
            using var dy = new Mat();
            using var magnitude = new Mat();
            Cv2.Sobel(gray, dx, MatType.CV_32F, 1, 0);
            Cv2.Sobel(gray, dy, MatType.CV_32F, 0, 1);
            Cv2.Magnitude(dx, dy, magnitude);
            return To8Bit(magnitude, 1);
        },
        ["gaussian"] = bgr => Make(blurred => Cv2.GaussianBlur(bgr, blurred, new Size(5, 5), 0)),
        ["emboss"] = bgr =>
        {
            using var gray = Gray(bgr);
            using var kernel = Mat.FromPixelData(3, 3, MatType.CV_32F, new float[] { -2, -1, 0, -1, 1, 1, 0, 1, 2 });
            return Make(relief => Cv2.Filter2D(gray, relief, MatType.CV_8U, kernel));
        },
        ["laplacian"] = bgr =>
        {
            using var gray = Gray(bgr);
            using var laplacian = new Mat();
            Cv2.Laplacian(gray, laplacian, MatType.CV_32F);
            return Make(magnitude => Cv2.ConvertScaleAbs(laplacian, magnitude, 2));
        },
        ["median"] = bgr => Make(median => Cv2.MedianBlur(bgr, median, 3)),
        ["bilateral"] = bgr => Make(smooth => Cv2.BilateralFilter(bgr, smooth, 5, 40, 3)),
        ["canny"] = bgr =>
        {
            using var gray = Gray(bgr);
            return Make(edges => Cv2.Canny(gray, edges, 100, 200));
        },
    };

    [SkippableTheory]
    [MemberData(nameof(OnPictures))]
    public void Process_RealPicture_EqualsOpenCv(string pipeline, string backend, string picture)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        using var bgr = Cv2.ImRead(TestData.Path("images", picture), ImreadModes.Color);
        Check(pipeline, backend, bgr);
    }

    [Theory]
    [MemberData(nameof(OnPatterns))]
    public void Process_MovingScene_EqualsOpenCv(string pipeline, string backend)
    {
        using var source = new PatternSource("shapes", 161, 97);
        var frame = new Frame(161, 97);
        source.Read(frame);
        using var rgba = Mat.FromPixelData(97, 161, MatType.CV_8UC4, frame.Rgba);
        using var bgr = Make(converted => Cv2.CvtColor(rgba, converted, ColorConversionCodes.RGBA2BGR));
        Check(pipeline, backend, bgr);
    }

    private static void Check(string pipeline, string backend, Mat bgr)
    {
        using var expected = Peers[pipeline](bgr);
        using var rgba = Make(converted => Cv2.CvtColor(expected, converted, expected.Channels() == 1 ? ColorConversionCodes.GRAY2RGBA : ColorConversionCodes.BGR2RGBA));
        var picture = Process(pipeline, backend, bgr);
        using var actual = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC4, picture.Rgba);

        var (off, union, same) = (0, 0, 0);
        for (var y = 0; y < picture.Height; y++)
        for (var x = 0; x < picture.Width; x++)
        {
            var (ours, theirs) = (actual.At<Vec4b>(y, x), rgba.At<Vec4b>(y, x));
            var difference = Math.Max(Math.Abs(ours.Item0 - theirs.Item0), Math.Max(Math.Abs(ours.Item1 - theirs.Item1), Math.Abs(ours.Item2 - theirs.Item2)));
            if (difference > 1) off++;
            if (ours.Item0 > 0 || theirs.Item0 > 0) union++;
            if (ours.Item0 > 0 && theirs.Item0 > 0) same++;
        }

        if (pipeline == "canny") Assert.True(same >= 0.995 * union, $"{same} of {union} edge pixels are OpenCV's");
        else Assert.True(off == 0, $"{off} pixels differ from OpenCV's by more than 1");
    }

    private static Frame Process(string pipeline, string backend, Mat bgr)
    {
        var frame = new Frame(bgr.Cols, bgr.Rows);
        using (var rgba = Mat.FromPixelData(bgr.Rows, bgr.Cols, MatType.CV_8UC4, frame.Rgba))
            Cv2.CvtColor(bgr, rgba, ColorConversionCodes.BGR2RGBA);
        using IExecutor executor = backend switch
        {
            "gl" => GlExecutor.CreateHeadless(checkErrors: true),
            "cpu" => new CpuExecutor(),
            _ => new ReferenceExecutor(),
        };
        using var loaded = executor.Load(BuiltInPipelines.Load(pipeline).Build(frame.Width, frame.Height));
        var picture = new Frame(frame.Width, frame.Height);
        loaded.Process(frame);
        loaded.ReadPicture(picture);
        return picture;
    }

    private static Mat Gray(Mat bgr) => Make(gray => Cv2.CvtColor(bgr, gray, ColorConversionCodes.BGR2GRAY));

    private static Mat To8Bit(Mat values, double scale) => Make(bytes => values.ConvertTo(bytes, MatType.CV_8U, scale));

    private static Mat Make(Action<Mat> fill)
    {
        var made = new Mat();
        fill(made);
        return made;
    }
}
