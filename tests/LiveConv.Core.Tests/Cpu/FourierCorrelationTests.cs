using LiveConv.Cpu;
using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Fourier;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class FourierCorrelationTests
{
    private static readonly NormalizedCrossCorrelation Op = new();

    /// <summary>What, x, the template, rows and columns of the transforms.</summary>
    private static readonly (string What, Tensor X, Tensor Template, int Height, int Width)[] Works =
    [
        ("odd template", Values.Uniform(new(1, 1, 37, 43), 1, 0, 1), Values.Uniform(new(1, 1, 11, 7), 2, 0, 1), 32, 16),
        ("even template, batch of 2", Values.Uniform(new(2, 1, 41, 29), 3, 0, 1), Values.Uniform(new(1, 1, 8, 12), 4, 0, 1), 16, 32),
        ("a row", Values.Uniform(new(1, 1, 5, 83), 5, 0, 1), Values.Uniform(new(1, 1, 1, 23), 6, 0, 1), 16, 64),
        ("a column", Values.Uniform(new(1, 1, 67, 19), 7, 0, 1), Values.Uniform(new(1, 1, 17, 1), 8, 0, 1), 64, 16),
        ("as large as the picture", Values.Uniform(new(1, 1, 31, 29), 9, 0, 1), Values.Uniform(new(1, 1, 31, 29), 10, 0, 1), 64, 64),
        ("larger than the picture", Values.Uniform(new(1, 1, 13, 11), 11, 0, 1), Values.Uniform(new(1, 1, 37, 41), 12, 0, 1), 64, 64),
        ("noise of 2⁻²⁰ on a large offset", Values.Uniform(new(1, 1, 37, 47), 13, 1, 1.000001f), Values.Uniform(new(1, 1, 13, 9), 14, 0, 1), 32, 32),
        ("a template of little contrast on a large offset", Values.Uniform(new(1, 1, 37, 47), 15, 0, 1), Values.Uniform(new(1, 1, 13, 9), 16, 1, 1.0001f), 32, 32),
        ("black beside white", new(new(1, 1, 71, 61), [.. Enumerable.Range(0, 71 * 61).Select(i => i % 61 < 30 ? 0 : 0.7f)]), Values.Uniform(new(1, 1, 9, 11), 17, 0, 1), 32, 32),
        ("more columns than are scaled at a time", Values.Uniform(new(1, 1, 35, 287), 18, 0, 1), Values.Uniform(new(1, 1, 15, 31), 19, 0, 1), 64, 128),
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var work in Works)
                foreach (var bits in new[] { 128, 256, 512 }) data.Add(work.What, bits);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(string what, int bits)
    {
        var (tiles, inputs) = Work(what);
        Check(tiles, inputs, bits);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_NaNAndInfinities_StayInTheirWindows(string what, int bits)
    {
        var (tiles, inputs) = Work(what);
        var count = inputs[0].Shape.Count;
        Tensor x = new(inputs[0].Shape, [.. inputs[0].Data]);
        Check(tiles, [x.With((0, float.NaN), (count / 2, float.PositiveInfinity), (count - 1, float.NegativeInfinity)), inputs[1]], bits);
    }

    [Theory]
    [InlineData("odd template")]
    [InlineData("even template, batch of 2")]
    [InlineData("noise of 2⁻²⁰ on a large offset")]
    public void Run_PicturesWithoutBlack_IsWithinTheBoundOfADirectSum(string what)
    {
        var (tiles, inputs) = Work(what);
        var (actual, reference) = (Compute(tiles, inputs, 512), new ReferenceOutput(tiles.Output));
        Op.Evaluate(inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void Run_FlatWindows_AreExactlyZero(int bits)
    {
        // The left half black, then grey, and noise at the right: its tiles reach the others.
        var x = Values.Uniform(new(1, 1, 67, 149), 1, 0, 1);
        for (var i = 0; i < x.Data.Length; i++)
            if (i % 149 is < 100 and var column) x.Data[i] = column < 50 ? 0 : 0.3f;
        Tensor[] inputs = [x, Values.Uniform(new(1, 1, 9, 9), 2, 0, 1)];
        var actual = Compute(new FourierTiles(x.Shape, 9, 9, 64, 128), inputs, bits);
        for (var y = 0; y < 67; y++)
            for (var column = 0; column < 149; column++) Assert.Equal(column is < 46 or (>= 54 and < 96), actual[0, 0, y, column] == 0);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EvaluateElement_AnyPlace_AgreesWithTheWhole(string what, int place)
    {
        var (tiles, inputs) = Work(what);
        var (model, output) = (new FourierCorrelationErrorModel(tiles), new ReferenceOutput(tiles.Output));
        model.Evaluate(Op, inputs, output);
        for (var i = place % 7; i < output.Shape.Count; i += 1 + (output.Shape.Count / 41))
            Assert.Equal((output.Values[i], output.Bounds[i]), model.EvaluateElement(Op, inputs, output.Shape, i)!.Value);
    }

    [Fact]
    public void Evaluate_WrongPixelOfTheTemplate_IsOutside()
    {
        var (tiles, inputs) = Work("even template, batch of 2");
        var reference = new ReferenceOutput(tiles.Output);
        new FourierCorrelationErrorModel(tiles).Evaluate(Op, inputs, reference);
        Tensor[] wrong = [inputs[0], new(inputs[1].Shape, [.. inputs[1].Data])];
        wrong[1].Data[40] *= 1.0001f;
        Assert.False(ErrorBound.Check(Compute(tiles, wrong, 512), reference).Passed);
    }

    [Fact]
    public void Load_LargeTemplate_IsTransformedWithTheSameBitsOnAnyNumberOfThreads()
    {
        var item = new OpCase("large", Op, [Values.Uniform(new(1, 1, 131, 149), 1, 0, 1).With((77, float.NaN)), Values.Uniform(new(1, 1, 35, 33), 2, 0, 1)], [1]);
        var (one, model) = CpuRuns.Shared(item, 1);
        Assert.IsType<FourierCorrelationErrorModel>(model);
        var (three, _) = CpuRuns.Shared(item, 3);
        Assert.Equal(one.Data.Select(BitConverter.SingleToInt32Bits), three.Data.Select(BitConverter.SingleToInt32Bits));
        var reference = new ReferenceOutput(one.Shape);
        model.Evaluate(item.Op, item.Inputs, reference);
        var comparison = ErrorBound.Check(one, reference);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Fact]
    public void Load_LargeTemplateOfOneValue_GivesZeroEverywhere()
    {
        var item = new OpCase("flat", Op, [Values.Uniform(new(1, 1, 131, 149), 1, 0, 1).With((77, float.NaN)), Values.Constant(new(1, 1, 35, 33), 0.1f)], [1]);
        var (actual, model) = CpuRuns.Shared(item, 2);
        Assert.Same(ErrorModel.Direct, model);
        Assert.All(actual.Data, value => Assert.Equal(0, value));
    }

    private static (FourierTiles Tiles, Tensor[] Inputs) Work(string what)
    {
        var (_, x, template, height, width) = Works.Single(work => work.What == what);
        return (new FourierTiles(x.Shape, template.Shape.H, template.Shape.W, height, width), [x, template]);
    }

    private static void Check(FourierTiles tiles, Tensor[] inputs, int bits)
    {
        var (actual, reference) = (Compute(tiles, inputs, bits), new ReferenceOutput(tiles.Output));
        new FourierCorrelationErrorModel(tiles).Evaluate(Op, inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    private static Tensor Compute(FourierTiles tiles, Tensor[] inputs, int bits)
    {
        var output = new Tensor(tiles.Output, [.. Enumerable.Repeat(float.NaN, tiles.Output.Count)]);
        CpuKernel kernel = bits switch
        {
            128 => new FourierCorrelationCpu<Double128>(Op, tiles, inputs, output),
            256 => new FourierCorrelationCpu<Double256>(Op, tiles, inputs, output),
            _ => new FourierCorrelationCpu<Double512>(Op, tiles, inputs, output),
        };
        CpuRuns.RowByRow(kernel);
        return output;
    }
}
