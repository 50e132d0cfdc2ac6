using System.Diagnostics;
using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Explaining;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Ui;
using LiveConv.Learning.Views;
using LiveConv.Pipelines;
using LiveConv.Tests.Support.Learning;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class WhyPanelTests
{
    [Theory]
    [InlineData(AttributionMethod.Saliency)]
    [InlineData(AttributionMethod.GuidedBackprop)]
    [InlineData(AttributionMethod.Deconvnet)]
    [InlineData(AttributionMethod.SmoothGrad)]
    [InlineData(AttributionMethod.GradCam)]
    [InlineData(AttributionMethod.Occlusion)]
    internal void Complete_ByEachMethod_ShowsTheViewsOwnMapOfThisFrame(AttributionMethod method)
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new WhyPanel(stage.Scene) { Settings = { Method = method } };
        stage.Run(panel, seed: 7);
        stage.Run(panel, seed: 8);

        var (map, unit) = Expected(stage, method, null, Unit.Top);
        Assert.Null(panel.Problem);
        Assert.Equal(map, panel.Result.Map);
        Assert.Equal(unit, panel.Result.Unit);
        Assert.True(panel.Result.IsComplete);
        Assert.Equal(stage.Frame.Number, panel.Result.Stamp.Number);
    }

    [Theory]
    [InlineData(AttributionMethod.Saliency)]
    [InlineData(AttributionMethod.GuidedBackprop)]
    [InlineData(AttributionMethod.SmoothGrad)]
    [InlineData(AttributionMethod.GradCam)]
    internal void Complete_OfAHandMadeDetector_HasItsMaximumOnThePattern(AttributionMethod method)
    {
        using var stage = new PanelStage(Patterns());
        using var panel = new WhyPanel(stage.Scene) { Settings = { Method = method } };
        // The cross lies at row 18, column 6, the ring at row 4, column 29, each of 5×5 pixels.
        stage.Run(panel, PatternFrame());
        Assert.True(IsAt(panel.Result, 18, 6), $"cross: {Maximum(panel.Result)}");
        panel.Settings.Choice = UnitChoice.Class;
        panel.Settings.Class = 1;
        stage.Bring(panel);
        Assert.Equal(Unit.At(1), panel.Result.Unit);
        Assert.True(IsAt(panel.Result, 4, 29), $"ring: {Maximum(panel.Result)}");
    }

    [Fact]
    public void Complete_AnotherUnitOrMethod_ChangesTheMap()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new WhyPanel(stage.Scene) { Settings = { Method = AttributionMethod.Saliency, Choice = UnitChoice.Selected } };
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Channel) = (stage.Layer("right"), 2);
        stage.Run(panel, seed: 3);
        var mean = panel.Result.Map.ToArray();
        Assert.Equal(Expected(stage, AttributionMethod.Saliency, stage.Layer("right"), Unit.Channel(2)).Map, mean);

        stage.Scene.Selection.Place = (3, 4);
        stage.Bring(panel);
        var place = panel.Result.Map.ToArray();
        Assert.Equal(Expected(stage, AttributionMethod.Saliency, stage.Layer("right"), Unit.At((((2 * stage.Layer("right").Shape.H) + 3) * stage.Layer("right").Shape.W) + 4)).Map, place);
        Assert.NotEqual(mean, place);

        panel.Settings.Method = AttributionMethod.GuidedBackprop;
        stage.Bring(panel);
        Assert.NotEqual(place, panel.Result.Map);
    }

    [Fact]
    public void Complete_OneValueOfAFilter_ShowsItsKernelWithSigns()
    {
        using var stage = PanelStage.OfFilter("sobel");
        using var panel = new WhyPanel(stage.Scene) { Settings = { Choice = UnitChoice.Selected } };
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Place) = (stage.Layer("dx"), (20, 31));
        stage.Run(panel, seed: 5);

        var (result, weights) = (panel.Result, stage.Layer("dx").Inputs[1].Constant!);
        Assert.True(result.IsSigned);
        for (var y = 0; y < 3; y++)
        for (var x = 0; x < 3; x++)
            Assert.Equal(weights[0, 0, y, x], result[30 + x, 19 + y]);
        Assert.Equal(6, result.Map.Count(value => value != 0));
        Assert.Equal(weights.Data.Max(), result.Largest);
        // The close-up is the kernel's window with a border.
        Assert.InRange(result.Region.Width * result.Region.Height, 9, 100);
        Assert.True(result.Region.Left <= 30 && result.Region.Right >= 33 && result.Region.Top <= 19 && result.Region.Bottom >= 22);
    }

    [Fact]
    public void Complete_AnOpWithoutAGradient_SaysSoInOneLineAndOcclusionWorks()
    {
        using var stage = PanelStage.OfFilter("canny");
        using var panel = new WhyPanel(stage.Scene);
        stage.Run(panel, seed: 5);
        Assert.Contains("have no gradient", panel.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', panel.Problem!);
        stage.Draw(panel);

        panel.Settings.Method = AttributionMethod.Occlusion;
        stage.Bring(panel);
        Assert.Null(panel.Problem);
        Assert.True(panel.Result.IsComplete);
    }

    [Fact]
    public void Strongest_OfAStream_HoldsEachFramesMaximumAndAClickGoesBackToIt()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new WhyPanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Channel) = (stage.Layer("conv"), 3);
        var size = stage.Layer("conv").Shape.H * stage.Layer("conv").Shape.W;
        var expected = new List<(float Value, long Frame)>();
        for (var i = 0; i < 4; i++)
        {
            stage.Run(panel, Noise(stage, i));
            expected.Add((stage.Snapshot[stage.Layer("conv")]!.Data.AsSpan(3 * size, size).ToArray().Max(), i));
        }

        var places = panel.Strongest.Places;
        Assert.Equal(expected.OrderByDescending(item => item.Value), Enumerable.Range(0, places.Count).Select(i => (places[i].Value, places[i].FrameNumber)));
        stage.Click(panel, "why.place:0");
        Assert.False(stage.Scene.Timeline!.IsLive);
        Assert.Equal(places[0].FrameNumber, stage.Scene.Timeline.History[stage.Scene.Timeline.Position].Number);

        stage.Click(panel, "why.reset");
        Assert.Equal(0, places.Count);
        stage.Bring(panel);
        Assert.Equal(1, places.Count);
        stage.Scene.Selection.Channel = 4;
        stage.Run(panel, Noise(stage, 9));
        Assert.Equal([9L], Enumerable.Range(0, places.Count).Select(i => places[i].FrameNumber));
    }

    [Fact]
    public void Click_TheMethods_ChangesTheRequest()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new WhyPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        stage.Click(panel, "why.method:5");
        Assert.Equal(AttributionMethod.Occlusion, panel.Settings.Method);
        stage.Click(panel, "why.unit:1");
        Assert.Equal(UnitChoice.Selected, panel.Settings.Choice);
        panel.Complete();
        Assert.Equal((AttributionMethod.Occlusion, stage.Scene.Selection.Layer), (panel.Result.Request.Method, panel.Result.Request.Target));
    }

    /// <summary>The largest maps that there are: a frame's own pixels. The least of some rounds, since others use the processor too.</summary>
    [Fact]
    public void UpdateAndDraw_WholeFramesOf720Rows_TakeAtMost5MillisecondsOfTheDisplaysThread()
    {
        using var stage = PanelStage.OfFilter("sobel", 1280, 720);
        using var panel = new WhyPanel(stage.Scene) { Settings = { IsCloseUp = false } };
        var (canvas, ui, input) = (new NoCanvas(), new UiContext(), new UiInput());
        stage.Run(panel, seed: 3);
        Node[] wanted = [.. stage.Snapshot.Nodes];
        var (update, draw) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < 12; round++)
        {
            panel.Complete();
            stage.Snapshot.Fill(stage.Frame, stage.Loaded.Graph, wanted);
            var start = Stopwatch.GetTimestamp();
            panel.Update(stage.Snapshot);
            update = Math.Min(update, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            panel.Complete();
            canvas.Begin(1280, 720);
            ui.Begin(canvas, input);
            start = Stopwatch.GetTimestamp();
            panel.Poll();
            panel.Draw(ui, new Box(0, 0, 1280, 720));
            panel.DrawOverPicture(ui, new Box(0, 0, 640, 360));
            draw = Math.Min(draw, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            ui.End();
        }

        Assert.True(update <= 5 && draw <= 5, $"update {update:0.00} ms, draw {draw:0.00} ms");
    }

    private static (float[] Map, Unit Unit) Expected(PanelStage stage, AttributionMethod method, Node? target, Unit unit)
    {
        using var executor = new CpuExecutor(2);
        var graph = stage.Loaded.Pipeline.Graph;
        using var view = MethodEntry.Of(method).Make(graph, executor, target);
        view.Start(stage.Snapshot[graph.Inputs[0]]!, unit);
        while (view.Step())
        {
        }

        return (view.Map.Values.ToArray(), unit.Find(view.Scores));
    }

    private static Pipeline Patterns() => new("patterns", "", 42, 30, new FrameToTensor(FrameColor.Rgb), PatternNetwork.Graph(), null, new TensorToFrame());

    private static Frame PatternFrame()
    {
        var (picture, frame) = (PatternNetwork.Picture(), new Frame(42, 30));
        for (var y = 0; y < 30; y++)
        for (var x = 0; x < 42; x++)
        {
            for (var c = 0; c < 3; c++) frame.Rgba[(((y * 42) + x) * 4) + c] = (byte)Math.Round(picture[0, c, y, x] * 255);
            frame.Rgba[(((y * 42) + x) * 4) + 3] = 255;
        }

        return frame;
    }

    private static Frame Noise(PanelStage stage, int number)
    {
        var frame = new Frame(stage.Loaded.Pipeline.Width, stage.Loaded.Pipeline.Height) { Number = number, CaptureTime = number * Stopwatch.Frequency };
        new Random(number + 40).NextBytes(frame.Rgba);
        return frame;
    }

    private static (int Row, int Column) Maximum(AttributionResult result) => Math.DivRem(Array.IndexOf(result.Map, result.Map.Max()), result.Width);

    private static bool IsAt(AttributionResult result, int top, int left)
    {
        var (row, column) = Maximum(result);
        return row >= top - 2 && row < top + 7 && column >= left - 2 && column < left + 7;
    }

    /// <summary>Gathers and draws nothing: what remains is the panel's own work.</summary>
    private sealed class NoCanvas : Canvas
    {
        private readonly FontAtlas fonts = new(1);

        public void Begin(int width, int height) => Begin(width, height, fonts);

        public override void Flush() => Count = 0;
    }
}
