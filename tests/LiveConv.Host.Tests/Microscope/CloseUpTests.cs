using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Explaining;
using LiveConv.Host.Ui;
using LiveConv.Learning.Views;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>Close-ups of what a unit depends on, which has another size in each frame of a moving scene.</summary>
public sealed class CloseUpTests
{
    private const int Width = 300, Height = 170;

    private static readonly Pipeline _pipeline = BuiltInPipelines.Load("identity").Build(Width, Height, new PipelineOptions());

    [Theory]
    [InlineData(AttributionMethod.Saliency)]
    [InlineData(AttributionMethod.GradCam)]
    internal void FillAndDraw_CloseUpsOfAllSizes_AllocateNothingAndShowWhatTheyShowByThemselves(AttributionMethod method)
    {
        var (many, screen) = (new Scenario(method), new Frame(400, 300));
        // Each half of the results is one of the two that take turns.
        int[] sides = [3, 40, 9, 250, 1, 120, 17, 60, 5, 300];
        foreach (var side in sides) many.Show(side, screen);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var side in sides) many.Show(side, screen);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        var alone = new Frame(400, 300);
        foreach (var side in sides)
        {
            many.Show(side, screen);
            new Scenario(method).Show(side, alone);
            Assert.Equal(alone.Rgba, screen.Rgba);
        }
    }

    [Fact]
    public void Extend_APart_RepeatsItsLastColumnAndRow()
    {
        var bitmap = new Bitmap(4, 3);
        bitmap.Pixels.Fill(99);
        for (var i = 0; i < 4; i++) bitmap.Pixels[(i / 2 * 4) + (i % 2)] = (uint)i;
        bitmap.Extend(2, 2);
        Assert.Equal([0, 1, 1, 99, 2, 3, 3, 99, 2, 3, 3, 99], bitmap.Pixels.ToArray());
        bitmap.Extend(4, 3);
        Assert.Equal([2, 3, 3, 99], bitmap.Pixels[8..].ToArray());
    }

    private sealed class Scenario
    {
        private readonly AttributionPainter painter = new(_pipeline);
        private readonly AttributionView view;
        private readonly AttributionResult[] results = [new(), new()];
        private readonly Tensor map = new(new Shape(1, 1, Height, Width));
        private readonly Frame frame = new(Width, Height);
        private readonly FrameCanvas canvas = new();
        private readonly UiContext ui = new();
        private readonly UiInput input = new();
        private int turn;

        public Scenario(AttributionMethod method)
        {
            view = new AttributionView(_pipeline, painter.Placement);
            foreach (var result in results) (result.Request, result.Steps, result.Done) = (new AttributionRequest(method, null, Unit.Top, true, IsCloseUp: true), 1, 1);
            new Random(3).NextBytes(frame.Rgba);
        }

        /// <summary>Shows a map that isn't 0 in a square of a side.</summary>
        public void Show(int side, Frame screen)
        {
            map.Values.Clear();
            for (var y = 0; y < Math.Min(side, Height); y++)
            for (var x = 0; x < Math.Min(side, Width); x++) map[0, 0, y, x] = ((x * y) % 7) - 3.5f;
            var result = results[turn++ % 2];
            painter.Fill(result, map, null, frame);
            view.Show(result);
            canvas.Begin(screen, 1);
            ui.Begin(canvas, input);
            view.Draw(ui, new Box(10, 10, 380, 280), 0.7);
            view.DrawOver(ui, new Box(20, 20, 100, 60), 0.5);
            ui.End();
        }
    }
}
