using LiveConv.Cpu;
using LiveConv.Frames.Patterns;
using LiveConv.Graphs;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using Frame = LiveConv.Frames.Frame;

namespace LiveConv.Core.Tests.Models;

/// <summary>The network that was made by hand says what stripes it sees.</summary>
public sealed class DirectionsTests
{
    private static readonly Graph Network = Architectures.Find("directions").Build();

    public static TheoryData<int> Directions => [0, 1, 2, 3];

    public static TheoryData<int, string> DirectionsAndExecutors
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var direction = 0; direction < 4; direction++)
            {
                cases.Add(direction, "reference");
                cases.Add(direction, "cpu");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Classify_StripesOfAnyPeriodPhaseContrastAndNoise_NamesTheirDirection(int direction)
    {
        using var executor = new CpuExecutor(1);
        using var loaded = Stripes.Load(executor);
        foreach (var period in new[] { 4, 5.5, 8, 12, 17, 24 })
        foreach (var phase in new[] { 0, 0.3, 0.7 })
        foreach (var (contrast, noise) in new[] { (1, 0), (1, 0.15), (0.6, 0.1), (0.3, 0), (0.3, 0.03) })
        foreach (var isSharp in new[] { false, true })
        {
            var classes = Stripes.Classify(loaded, Stripes.Draw(Stripes.Angles[direction], period, phase, contrast, noise, isSharp));
            Assert.True(classes[0].Index == direction, $"period {period}, phase {phase}, contrast {contrast}, noise {noise}, sharp {isSharp}: {string.Join(", ", classes)}");
        }
    }

    [Theory]
    [MemberData(nameof(DirectionsAndExecutors))]
    public void Classify_StripesThatLeanALittle_NamesTheNearestDirection(int direction, string executorName)
    {
        using IExecutor executor = executorName == "cpu" ? new CpuExecutor(2) : new ReferenceExecutor();
        using var loaded = Stripes.Load(executor);
        foreach (var lean in new[] { -15, 15 })
        {
            var classes = Stripes.Classify(loaded, Stripes.Draw(Stripes.Angles[direction] + lean, 9));
            Assert.Equal(direction, classes[0].Index);
            Assert.Equal(1, classes.Sum(entry => entry.Probability), 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.15)]
    public void Classify_AnEvenPictureOrNoise_HasNoDirection(double noise)
    {
        using var executor = new CpuExecutor(1);
        using var loaded = Stripes.Load(executor);
        Assert.Equal(4, Stripes.Classify(loaded, Stripes.Draw(0, 8, contrast: 0, noise: noise))[0].Index);
    }

    /// <summary>e²/(4 + e²): the scores are 0, 0, 0, 0 and 2.</summary>
    [Fact]
    public void Classify_AnEvenPicture_GivesTheSharesOfItsBiases()
    {
        using var executor = new ReferenceExecutor();
        using var loaded = Stripes.Load(executor);
        var classes = Stripes.Classify(loaded, Stripes.Draw(0, 8, contrast: 0));
        Assert.Equal(Math.Exp(2) / (4 + Math.Exp(2)), classes[0].Probability, 1e-6);
        Assert.All(classes.Skip(1), entry => Assert.Equal(1 / (4 + Math.Exp(2)), entry.Probability, 1e-6));
    }

    /// <summary>In the middle of its turn each disc of the scene is the largest; in the middle of the fifth there is none.</summary>
    [Fact]
    public void Classify_TheSceneOfStripes_NamesEachDiscInItsTurn()
    {
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(Stripes.Network.Build(320, 180));
        using var source = new PatternSource("stripes", 320, 180);
        var frame = new Frame(320, 180);
        for (var turn = 0; turn < 5; turn++)
        {
            source.Next = (turn * 120) + 60;
            source.Read(frame);
            Assert.Equal(turn, Stripes.Classify(loaded, frame)[0].Index);
        }
    }

    [Fact]
    public void Build_EdgeKernels_AddUpToNothingAndAnswerAStepByOne()
    {
        var kernels = Weights("edges.conv.weight");
        Assert.Equal(new Shape(8, 1, 7, 7), kernels.Shape);
        for (var k = 0; k < 8; k++)
        {
            var kernel = kernels.Data.AsSpan(k * 49, 49).ToArray();
            Assert.Equal(0, kernel.Sum(weight => (double)weight), 1e-6);
            Assert.Equal(1, kernel.Sum(weight => (double)Math.Max(0, weight)), 1e-6);
            // The fourth after it is its opposite; turned by a quarter it is the second after it.
            for (var i = 0; i < 49; i++) Assert.Equal(-kernel[i], kernels.Data[((k + 4) % 8 * 49) + i]);
            for (var i = 0; i < 49; i++) Assert.Equal(kernel[i], kernels.Data[((k + 2) % 8 * 49) + ((6 - (i % 7)) * 7) + (i / 7)], 1e-7);
        }

        // Level stripes: bright below.
        Assert.True(kernels.Data[(4 * 7) + 3] > 0 && kernels.Data[(2 * 7) + 3] < 0);
    }

    [Fact]
    public void Build_LaterLayers_AddBothEdgesAndVoteForAndAgainst()
    {
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0], Weights("directions.weight").Data[..8]);
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 1], Weights("directions.weight").Data[24..]);
        Assert.Equal([40, 0, -40, 0, 0, 40, 0, -40, -40, 0, 40, 0, 0, -40, 0, 40, 0, 0, 0, 0], Weights("scores.weight").Data);
        Assert.Equal([0, 0, 0, 0, 2], Weights("scores.bias").Data);
    }

    [Fact]
    public void Build_Directions_HasTheShapesThatTheGuideNames()
    {
        Assert.Equal("1×8×128×128, 1×8×32×32, 1×4×32×32, 1×4×1×1, 1×4, 1×5, 1×5", string.Join(", ", new[] { "edges", "pool", "directions", "mean", "flatten", "scores", "shares" }.Select(name => Network.Find(name)!.Shape)));
        Assert.Equal((8 * 49) + (4 * 8) + (5 * 4) + 5, Network.Layers.Sum(layer => layer.Parameters));
        Assert.IsType<Softmax>(Assert.Single(Network.Outputs).Op);
    }

    [Fact]
    public void NameOf_Units_SaysWhatTheyStandFor()
    {
        var description = Architectures.Find("directions").Description;
        Assert.Equal("vertical", description.Labels[2]);
        Assert.Equal(("rising +", "rising −", "vertical", "no direction"), (description.NameOf("edges", 1), description.NameOf("pool", 5), description.NameOf("directions", 2), description.NameOf("scores", 4)));
        Assert.Null(description.NameOf("directions", 4));
        Assert.Null(description.NameOf("other", 0));
        Assert.All(description.UnitNames, entry => Assert.Equal(Network.Find(entry.Key)!.Shape[1], entry.Value.Length));
    }

    private static Tensor Weights(string name) => Network.Find(name)!.Constant!;
}
