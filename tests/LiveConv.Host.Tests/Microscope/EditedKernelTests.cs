using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Microscope.Explaining;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Microscope.Kernels;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Verification;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>Kernels that are edited while panels are open: each panel's result is that of a pipeline which had the edited kernels from the start.</summary>
public sealed class EditedKernelTests
{
    private const int Seed = 11;

    [Theory]
    [InlineData(AttributionMethod.Saliency)]
    [InlineData(AttributionMethod.GuidedBackprop)]
    [InlineData(AttributionMethod.SmoothGrad)]
    [InlineData(AttributionMethod.GradCam)]
    [InlineData(AttributionMethod.Occlusion)]
    internal void Why_AfterAnEdit_ShowsTheMapOfTheEditedNetwork(AttributionMethod method) =>
        AssertFollows(PanelStage.Network, "right", scene => new WhyPanel(scene) { Settings = { Method = method } }, panel => panel.Result.Map);

    [Theory]
    [InlineData("conv")]
    [InlineData("depthwise")]
    [InlineData("right")]
    public void Equivariance_AfterAnEdit_ComparesTheEditedNetwork(string layer) =>
        AssertFollows(PanelStage.Network, layer, scene => new EquivariancePanel(scene), panel => panel.Result.OfTransformed!.Values);

    [Fact]
    public void Equivariance_OfAFilterAfterAnEdit_ComparesTheEditedFilter() =>
        AssertFollows(Filter, "dx", scene => new EquivariancePanel(scene), panel => panel.Result.OfTransformed!.Values);

    [Fact]
    public void Compare_AfterAnEdit_RunsTheEditedKernelOnBothSides()
    {
        AssertFollows(Filter, "dx", scene => new ComparePanel(scene), panel => panel.Result.Map!.Values);
        AssertFollows(Filter, "dx", scene => new ComparePanel(scene), panel => panel.Result.OtherMap!.Values);
        AssertFollows(PanelStage.Network, "right", scene => new ComparePanel(scene), panel => panel.Result.OtherMap!.Values);
    }

    [Theory]
    [InlineData("conv")]
    [InlineData("depthwise")]
    public void Probe_AfterAnEdit_ExplainsTheNewValueWithTheNewKernel(string layer)
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer(layer);
        stage.Scene.Selection.Place = (4, 5);
        stage.Run(panel, Seed);
        var before = panel.Chain.Explanation.Value;
        Edit(stage, layer);
        stage.Run(panel, Seed);

        Assert.NotEqual(before, panel.Chain.Explanation.Value);
        Assert.True(panel.Chain.Explanation.IsWithinBound, $"{panel.Chain.Explanation.ErrorOverBound}");
        Assert.Equal(stage.Snapshot[stage.Layer(layer)]!.Value(panel.Chain.Link.Index), (float)panel.Chain.Explanation.Actual);
    }

    [Fact]
    public void Verifier_OfValuesThatAreOlderThanAnEdit_LeavesThemOut()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var verifier = new LiveVerifier(stage.Loaded);
        var frame = Noise(stage.Loaded.Pipeline);
        stage.Loaded.Process(frame);
        verifier.Complete();
        verifier.Take(frame, new EditedWhileRead(stage));
        verifier.Complete();

        Assert.Equal((0, 0), (verifier.Count, verifier.Outside));
    }

    [Fact]
    public void Verifier_AfterAnEdit_FindsTheNewValuesWithinTheirBounds()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var verifier = new LiveVerifier(stage.Loaded);
        var frame = Noise(stage.Loaded.Pipeline);
        Edit(stage, "conv");
        stage.Loaded.Process(frame);
        verifier.Complete();
        verifier.Take(frame, stage.Loaded.Graph);
        verifier.Complete();

        Assert.True(verifier.Count > 0);
        Assert.Equal(0, verifier.Outside);
    }

    [Fact]
    public void Maps_AfterAnEdit_ForgetWhichUnitsWereDead()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new MapsPanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Run(panel, Seed);
        stage.Run(panel, Seed + 1);
        Assert.Equal(2, panel.Maps.Statistics!.Frames);
        Edit(stage, "conv");
        stage.Run(panel, Seed);

        Assert.Equal(1, panel.Maps.Statistics.Frames);
    }

    private static void AssertFollows<TPanel>(Func<Pipeline> build, string layer, Func<Scene, TPanel> open, Func<TPanel, Span<float>> values)
        where TPanel : IPanel
    {
        using var stage = new PanelStage(build());
        using var panel = open(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer(layer);
        stage.Run(panel, Seed);
        var before = values(panel).ToArray();
        Edit(stage, layer);
        stage.Run(panel, Seed);
        var after = values(panel).ToArray();

        using var fresh = new PanelStage(Edited(stage, build()));
        using var expected = open(fresh.Scene);
        fresh.Scene.Selection.Layer = fresh.Layer(layer);
        fresh.Run(expected, Seed);

        Assert.NotEqual(before, after);
        Assert.Equal(values(expected).ToArray(), after);
    }

    /// <summary>The pipeline built anew with the constants that another one has now.</summary>
    private static Pipeline Edited(PanelStage from, Pipeline pipeline)
    {
        foreach (var (edited, node) in from.Loaded.Pipeline.Graph.Nodes.Zip(pipeline.Graph.Nodes))
        {
            if (edited.Constant is { } values) values.Data.CopyTo(node.Constant!.Data, 0);
        }

        return pipeline;
    }

    private static void Edit(PanelStage stage, string layer)
    {
        var (editor, bank) = (stage.Scene.Kernels, KernelBank.Of(stage.Layer(layer))!);
        var kernel = bank.Kernel(editor.Values(bank), 0, 0).ToArray();
        for (var i = 0; i < kernel.Length; i++) kernel[i] = (i % 5 * 0.75f) - 1;
        Assert.True(editor.Set(editor.Bank(stage.Layer(layer))!, 0, 0, kernel));
    }

    private static Pipeline Filter() => BuiltInPipelines.Load("sobel").Build(61, 37, new PipelineOptions());

    private static Frame Noise(Pipeline pipeline)
    {
        var frame = new Frame(pipeline.Width, pipeline.Height);
        new Random(Seed).NextBytes(frame.Rgba);
        return frame;
    }

    /// <summary>A graph whose kernel is edited as soon as values were read.</summary>
    private sealed class EditedWhileRead(PanelStage stage) : ILoadedGraph
    {
        private readonly ILoadedGraph inner = stage.Loaded.Graph;

        public Graph Graph => inner.Graph;

        public IReadOnlyList<Step> Steps => inner.Steps;

        public void SetInput(Node input, Tensor values) => inner.SetInput(input, values);

        public void Run() => inner.Run();

        public ErrorModel ErrorModel(Node layer) => inner.ErrorModel(layer);

        public void Read(Node node, Tensor destination)
        {
            inner.Read(node, destination);
            if (inner.Graph.Changes == 0) Edit(stage, "conv");
        }

        public void Dispose()
        {
        }
    }
}
