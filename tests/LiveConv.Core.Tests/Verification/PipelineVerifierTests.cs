using System.Text.Json;
using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Verification;

public class PipelineVerifierTests
{
    public static TheoryData<string> Names => [.. BuiltInPipelines.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_ReferenceOnAnyFrame_IsWithinEveryBound(string name)
    {
        foreach (var (width, height) in new[] { (61, 37), (7, 5), (1, 1) })
        {
            var report = Verify(new ReferenceExecutor(), name, width, height, frames: 2);
            Assert.True(report.Passed, report.ToJson());
            Assert.Equal(0, report.PixelsOffByMoreThan1);
        }
    }

    [Fact]
    public void Verify_Sobel_CountsFramesLayersAndValues()
    {
        var report = Verify(new ReferenceExecutor(), "sobel", 20, 10, frames: 3);
        Assert.Equal((3, 3), (report.Frames, report.Layers));
        // The frame pass, dx, dy and the magnitude.
        Assert.Equal(3 * 4 * 200, report.Checked.Values);
        // The reference itself is off only by the last rounding to float32.
        Assert.InRange(report.Checked.MaxErrorOverBound, 1e-9, 1);
        Assert.Null(report.FirstMismatch);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    public void Verify_OneWrongWeight_NamesTheLayer(int sample)
    {
        var faulty = new SabotagedExecutor(constant: node => node.Name == "dy.weights"
            ? new Tensor(node.Shape, [-1, -2, -1, 0, 0, 0, 1, 2.001f, 1])
            : node.Constant!);
        var report = Verify(faulty, "sobel", 40, 30, frames: 4, sample);
        Assert.False(report.Passed);
        Assert.Equal(("dy", "Conv2D", 0L), (report.FirstMismatch!.Layer, report.FirstMismatch.Op, report.FirstMismatch.Frame));
        // The layer after it got wrong inputs, but computed rightly from them.
        Assert.True(report.Checked.OutsideBound <= 4 * 40 * 30);
        Assert.Equal(sample == 0 ? 4 * 4 * 1200 : 4 * ((2 * 1200) + (2 * sample)), report.Checked.Values);
        Assert.Equal(0, report.PixelsOffByMoreThan1);
    }

    [Fact]
    public void Verify_WrongBorder_IsFoundAtTheBorderOfThatLayer()
    {
        var faulty = new SabotagedExecutor(op: node => node.Name == "columns" ? (Conv2D)node.Op with { Border = BorderMode.Replicate } : node.Op);
        var report = Verify(faulty, "gaussian", 40, 30, frames: 1);
        Assert.Equal("columns", report.FirstMismatch!.Layer);
        Assert.Contains(report.FirstMismatch.Index[2], new[] { 0, 1, 28, 29 });
    }

    [Fact]
    public void Verify_WrongOp_IsNamedThoughItIsExact()
    {
        var faulty = new SabotagedExecutor(op: node => node.Op is MaxPool2D pool ? new MinPool2D
        {
            KernelHeight = pool.KernelHeight, KernelWidth = pool.KernelWidth, Padding = pool.Padding,
        } : node.Op);
        var report = Verify(faulty, "dilate", 20, 20, frames: 1);
        Assert.Equal("dilate", report.FirstMismatch!.Layer);
        Assert.Empty(report.FirstMismatch.Products);
    }

    [Fact]
    public void Verify_Mismatch_ShowsTheProductsBehindTheValue()
    {
        var faulty = new SabotagedExecutor(constant: node => new Tensor(node.Shape, [.. node.Constant!.Data.Select(weight => weight * 2)]));
        var mismatch = Verify(faulty, "sobel", 9, 8, frames: 1).FirstMismatch!;
        Assert.Equal("dx", mismatch.Layer);
        Assert.Equal([0, 0], mismatch.Index.Take(2));
        Assert.Equal(9, mismatch.Products.Count);
        Assert.Equal(mismatch.Expected, mismatch.Products.Sum(term => term.Product), 12);
        Assert.Equal(2 * mismatch.Expected, mismatch.Actual, 6);
        Assert.True(mismatch.Bound > 0);
    }

    [Fact]
    public void Verify_PictureOffByTwo_CountsThePixelsAndNamesThePass()
    {
        var offByTwo = new SabotagedExecutor(picture: picture =>
        {
            picture.Rgba[((3 * 20) + 5) * 4] ^= 2;
            picture.Rgba[((4 * 20) + 5) * 4] ^= 1;
        });
        var report = Verify(offByTwo, "identity", 20, 10, frames: 2);
        Assert.False(report.Passed);
        Assert.Equal(0, report.Checked.OutsideBound);
        Assert.Equal(2, report.PixelsOffByMoreThan1);
        Assert.Equal("tensor to frame", report.FirstMismatch!.Layer);
        Assert.Equal([0, 0, 3, 5], report.FirstMismatch.Index);
    }

    [Fact]
    public void Verify_Sample_IsSeeded()
    {
        var first = Verify(new ReferenceExecutor(), "log", 40, 30, frames: 2, sample: 50);
        var second = Verify(new ReferenceExecutor(), "log", 40, 30, frames: 2, sample: 50);
        Assert.Equal(2 * (1200 + 50), first.Checked.Values);
        Assert.Equal(first, second);
    }

    [Fact]
    public void ToJson_HasTheFieldsOfTheDocumentation()
    {
        var faulty = new SabotagedExecutor(constant: node => new Tensor(node.Shape, [.. node.Constant!.Data.Select(_ => float.NaN)]));
        using var json = JsonDocument.Parse(Verify(faulty, "sharpen", 8, 8, frames: 1).ToJson());
        Assert.Equal(
            [
                "source", "pipeline", "backend", "device", "frames", "layers", "values", "outside_bound", "max_error_over_bound", "max_ulp",
                "pixels_off_by_more_than_1", "first_mismatch",
            ],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("pattern:noise", json.RootElement.GetProperty("source").GetString());
        Assert.Equal(double.MaxValue, json.RootElement.GetProperty("max_error_over_bound").GetDouble());
        var mismatch = json.RootElement.GetProperty("first_mismatch");
        Assert.Equal(
            ["frame", "layer", "op", "index", "expected", "actual", "bound", "products"],
            mismatch.EnumerateObject().Select(property => property.Name));
        Assert.Equal("NaN", mismatch.GetProperty("actual").GetString());
        Assert.Equal(9, mismatch.GetProperty("products").GetArrayLength());
    }

    [Fact]
    public void ConvolutionTerms_GroupsDilationFlipResidualAndActivation_AgreeWithTheReference()
    {
        var op = new Conv2D { Groups = 2, DilationX = 2, StrideY = 2, Padding = new Padding(1, 2, 0, 1), Border = BorderMode.Reflect, Flip = true, HasResidual = true, Activation = Activation.LeakyRelu(0.1f) };
        var random = new Random(5);
        Tensor Fill(Shape shape) => new(shape, [.. Enumerable.Range(0, shape.Count).Select(_ => random.NextSingle() - 0.5f)]);
        Tensor[] inputs = [Fill(new Shape(2, 4, 7, 5)), Fill(new Shape(6, 2, 3, 2)), Fill(new Shape(6)), Fill(new Shape(2, 6, 3, 6))];
        var shape = op.InferShape([.. inputs.Select(input => input.Shape)]);
        var output = new ReferenceOutput(shape);
        op.Evaluate(inputs, output);
        for (var i = 0; i < shape.Count; i++)
            Assert.Equal((output.Values[i], output.Bounds[i]), ConvolutionTerms.Evaluate(op, inputs, shape, i));
    }

    private static VerificationReport Verify(IExecutor executor, string name, int width, int height, int frames, int sample = 0)
    {
        using var loaded = executor.Load(BuiltInPipelines.Load(name).Build(width, height));
        using var source = new PatternSource("noise", width, height);
        var verifier = new PipelineVerifier(loaded, executor, source.Name, sample, threads: 2);
        var frame = new Frame(width, height);
        for (var i = 0; i < frames && source.Read(frame); i++) verifier.Verify(frame);
        return verifier.Finish();
    }
}
