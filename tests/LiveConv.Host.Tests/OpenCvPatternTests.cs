using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests;

/// <summary>Scores of templates against OpenCV's.</summary>
public sealed class OpenCvPatternTests
{
    [Theory]
    [InlineData("reference", 9, 9)]
    [InlineData("cpu", 9, 9)]
    [InlineData("cpu", 1, 13)]
    [InlineData("cpu", 64, 37)]
    public void Run_TemplateCutFromNoise_HasOpenCvsScores(string backend, int height, int width)
    {
        // Whole numbers, which OpenCV takes as bytes; its own sums are float32, and its means have no epsilon.
        const double Tolerance = 1e-4;
        var x = Values.Uniform(new(1, 1, 111, 149), 1, 0, 255);
        for (var i = 0; i < x.Data.Length; i++) x.Data[i] = MathF.Floor(x.Data[i]);
        var template = new Tensor(new(1, 1, height, width));
        for (var i = 0; i < template.Data.Length; i++) template.Data[i] = x[0, 0, 21 + (i / width), 33 + (i % width)];
        using var scores = Match(x, template);

        var item = new OpCase("pattern", new NormalizedCrossCorrelation(), [x, template], [1]);
        using var cpu = new CpuExecutor(2);
        IExecutor executor = backend == "cpu" ? cpu : new ReferenceExecutor();
        var graph = CaseGraphs.Of(item);
        using var loaded = executor.Load(graph);
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();
        var actual = new Tensor(x.Shape);
        loaded.Read(graph.Outputs[0], actual);
        var expected = scores.AsSpan<float>();
        for (var y = 0; y < scores.Rows; y++)
            for (var column = 0; column < scores.Cols; column++)
                Assert.Equal(expected[(y * scores.Cols) + column], actual[0, 0, y + (height / 2), column + (width / 2)], Tolerance);
        Assert.Equal(1, actual[0, 0, 21 + (height / 2), 33 + (width / 2)], Tolerance);
    }

    private static Mat Match(Tensor x, Tensor template)
    {
        using var picture = Bytes(x);
        using var part = Bytes(template);
        var scores = new Mat();
        Cv2.MatchTemplate(picture, part, scores, TemplateMatchModes.CCoeffNormed);
        return scores;
    }

    private static Mat Bytes(Tensor tensor) =>
        Mat.FromPixelData(tensor.Shape.H, tensor.Shape.W, MatType.CV_8UC1, Array.ConvertAll(tensor.Data, value => (byte)value));
}
