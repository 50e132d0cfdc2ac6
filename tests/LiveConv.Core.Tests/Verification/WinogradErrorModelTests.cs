using LiveConv.Frames;
using LiveConv.Frames.Patterns;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using LiveConv.Winograd;

namespace LiveConv.Core.Tests.Verification;

public class WinogradErrorModelTests
{
    private static readonly Conv2D Same = new() { Padding = Padding.Same(3, 3) };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var item in OpCases.All.Where(item => item.Op is Conv2D conv && WinogradErrorModel.Allows(conv, item.Inputs[1].Shape) && item.Inputs[0].Data.All(float.IsFinite)))
                foreach (var outputs in new[] { 2, 4 }) data.Add(item.Name, outputs);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_NaiveWinogradOfEveryCase_IsWithinTheBound(string name, int outputs)
    {
        var item = OpCases.Find(name);
        var comparison = Check((Conv2D)item.Op, item.Inputs, Transform(outputs), NaiveWinograd.Run(Transform(outputs), (Conv2D)item.Op, item.Inputs));
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EvaluateElement_AnyPlace_AgreesWithTheWhole(string name, int outputs)
    {
        var item = OpCases.Find(name);
        var model = new WinogradErrorModel(Transform(outputs));
        var output = new ReferenceOutput(item.Op.InferShape([.. item.Inputs.Select(input => input.Shape)]));
        model.Evaluate(item.Op, item.Inputs, output);
        for (var i = 0; i < output.Shape.Count; i += 1 + (output.Shape.Count / 97))
            Assert.Equal((output.Values[i], output.Bounds[i]), model.EvaluateElement(item.Op, item.Inputs, output.Shape, i)!.Value);
    }

    [Theory]
    [InlineData(2, 1e3f, true)]
    [InlineData(4, 1e3f, false)]
    [InlineData(2, 1e20f, true)]
    [InlineData(4, 1e20f, false)]
    public void Evaluate_HugeNeighboursOutsideTheWindow_AreExplainedByThisBound(int outputs, float huge, bool byTheDirectOneToo)
    {
        Tensor[] inputs = [Values.Uniform(new Shape(1, 8, 9, 13), 300).With((7, huge), (9 * 13 * 3, -huge), (9 * 13 * 5 + 60, huge)), Values.Uniform(new Shape(5, 8, 3, 3), 301)];
        var actual = NaiveWinograd.Run(Transform(outputs), Same, inputs);
        var comparison = Check(Same, inputs, Transform(outputs), actual);
        Assert.True(comparison.Passed, comparison.ToString());
        var direct = new ReferenceOutput(actual.Shape);
        ErrorModel.Direct.Evaluate(Same, inputs, direct);
        // An output of F(2×2) has no input outside its window.
        Assert.Equal(byTheDirectOneToo, ErrorBound.Check(actual, direct).Passed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Evaluate_SparseTilesAsReluLeavesThem_AreWithinTheBound(int outputs)
    {
        var random = new Random(302);
        var x = new Tensor(new Shape(1, 31, 11, 17));
        for (var i = 0; i < x.Data.Length; i++) x.Data[i] = random.Next(12) == 0 ? MathF.Pow(10, random.Next(-12, 12)) * random.NextSingle() : 0;
        Tensor[] inputs = [x, Values.Uniform(new Shape(7, 31, 3, 3), 303)];
        var comparison = Check(Same, inputs, Transform(outputs), NaiveWinograd.Run(Transform(outputs), Same, inputs));
        Assert.True(comparison.Passed, comparison.ToString());
        Assert.InRange(comparison.MaxErrorOverBound, 1e-4, 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Evaluate_AValueALittleBeyondTheBound_IsOutside(int outputs)
    {
        Tensor[] inputs = [Values.Uniform(new Shape(1, 16, 10, 11), 304), Values.Uniform(new Shape(3, 16, 3, 3), 305)];
        var output = Reference(Same, inputs, Transform(outputs));
        var actual = new Tensor(output.Shape);
        output.CopyTo(actual);
        for (var i = 0; i < output.Shape.Count; i += 13)
        {
            var right = actual.Data[i];
            actual.Data[i] = (float)(output.Values[i] + (1.05 * output.Bounds[i]));
            Assert.Equal(i, ErrorBound.Check(actual, output).FirstMismatch!.Value.Index);
            actual.Data[i] = (float)(output.Values[i] - (0.95 * output.Bounds[i]));
            Assert.True(ErrorBound.Check(actual, output).Passed);
            actual.Data[i] = right;
        }
    }

    /// <summary>What goes wrong in kernels: a tap, a tile, a coefficient.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Evaluate_WrongKernels_AreOutside(int outputs)
    {
        Tensor[] inputs = [Values.Uniform(new Shape(1, 16, 10, 11), 306), Values.Uniform(new Shape(3, 16, 3, 3), 307)];
        var (transform, output) = (Transform(outputs), Reference(Same, inputs, Transform(outputs)));
        var tap = inputs[1].Data.ToArray();
        tap[40] *= 1.001f;
        Assert.False(ErrorBound.Check(NaiveWinograd.Run(transform, Same, [inputs[0], new Tensor(inputs[1].Shape, tap)]), output).Passed);
        Assert.False(ErrorBound.Check(NaiveWinograd.Run(transform, Same with { Flip = true }, inputs), output).Passed);
        Assert.False(ErrorBound.Check(NaiveWinograd.Run(transform, Same with { Border = BorderMode.Replicate }, inputs), output).Passed);
    }

    [Fact]
    public void Evaluate_TilesThatAreNotFinite_HaveTheDirectBound()
    {
        Tensor[] inputs = [Values.Uniform(new Shape(1, 2, 9, 9), 308).With((0, float.PositiveInfinity), (44, float.NaN)), Values.Uniform(new Shape(2, 2, 3, 3), 309)];
        var (output, direct) = (Reference(Same, inputs, WinogradTransform.F4), new ReferenceOutput(new Shape(1, 2, 9, 9)));
        Same.Evaluate(inputs, direct);
        Assert.Equal((direct.Values[3], direct.Bounds[3]), (output.Values[3], output.Bounds[3]));
        Assert.True(output.Bounds[80] > direct.Bounds[80] && double.IsFinite(output.Bounds[80]));
        var exact = new Tensor(direct.Shape);
        direct.CopyTo(exact);
        Assert.True(ErrorBound.Check(exact, output).Passed);
    }

    [Fact]
    public void Evaluate_StridedConvolution_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new WinogradErrorModel(WinogradTransform.F2).EvaluateElement(
            Same with { StrideX = 2 }, [new Tensor(new Shape(1, 1, 5, 5)), new Tensor(new Shape(1, 1, 3, 3))], new Shape(1, 1, 5, 3), 0));

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public void Verify_LayerThatDeclaresWinograd_IsHeldAgainstItsBound(int sample)
    {
        Assert.True(Verify(1.02f, new WinogradErrorModel(WinogradTransform.F4), sample) is { Passed: false, FirstMismatch.Layer: "dx" });
        Assert.True(Verify(1.0000015f, new WinogradErrorModel(WinogradTransform.F4), sample).Passed);
        Assert.False(Verify(1.0000015f, ErrorModel.Direct, sample).Passed);
    }

    /// <summary>The sobel pipeline with one layer off by a factor, which declares this model.</summary>
    private static VerificationReport Verify(float wrong, ErrorModel model, int sample)
    {
        var faulty = new SabotagedExecutor(constant: node => node.Name == "dx.weights" ? new Tensor(node.Shape, [.. node.Constant!.Data.Select(weight => weight * wrong)]) : node.Constant!)
        {
            ModelOf = node => node.Name == "dx" ? model : ErrorModel.Direct,
        };
        using var loaded = faulty.Load(BuiltInPipelines.Load("sobel").Build(40, 30));
        using var source = new PatternSource("noise", 40, 30);
        var verifier = new PipelineVerifier(loaded, faulty, source.Name, sample, threads: 1);
        var frame = new Frame(40, 30);
        source.Read(frame);
        verifier.Verify(frame);
        return verifier.Finish();
    }

    private static WinogradTransform Transform(int outputs) => outputs == 2 ? WinogradTransform.F2 : WinogradTransform.F4;

    private static ReferenceOutput Reference(Conv2D op, Tensor[] inputs, WinogradTransform transform)
    {
        var output = new ReferenceOutput(op.InferShape([.. inputs.Select(input => input.Shape)]));
        new WinogradErrorModel(transform).Evaluate(op, inputs, output);
        return output;
    }

    private static Comparison Check(Conv2D op, Tensor[] inputs, WinogradTransform transform, Tensor actual) =>
        ErrorBound.Check(actual, Reference(op, inputs, transform));
}
