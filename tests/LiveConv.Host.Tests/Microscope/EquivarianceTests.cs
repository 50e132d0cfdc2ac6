using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Equivariance;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Equivariance;
using LiveConv.Pipelines;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class EquivarianceTests : IDisposable
{
    private readonly CpuExecutor executor = new();
    private readonly ILoadedPipeline loaded;
    private readonly Scene scene;
    private readonly Snapshot snapshot = new();

    public EquivarianceTests()
    {
        loaded = executor.Load(BuiltInPipelines.Load("sobel").Build(67, 43, new PipelineOptions()));
        scene = new Scene(loaded, () => new CpuExecutor(), new FramePictures(67, 43, 67, 43));
        var frame = new Frame(67, 43) { Number = 8 };
        new Random(4).NextBytes(frame.Rgba);
        loaded.Process(frame);
        snapshot.Fill(frame, loaded.Graph, [loaded.Pipeline.Graph.Inputs[0]]);
    }

    public void Dispose()
    {
        loaded.Dispose();
        executor.Dispose();
    }

    [Fact]
    public void Lab_AShiftOfAFilter_FollowsExactlyInEveryLayer()
    {
        using var lab = new EquivarianceLab(scene);
        Assert.True(lab.TryStart(snapshot, PictureTransform.Shift(5, -3)));
        lab.Complete();
        Assert.True(lab.TryTake());

        Assert.Equal(new double[scene.Layers.Count], lab.Result.Numbers);
        Assert.Equal((8L, 0.0, true), (lab.Result.Number, lab.Result.Maximum, lab.Result.IsWholeShift));
        // A 3×3 kernel sees the border from the outermost places, in both pictures.
        Assert.Equal(((67 - 2 - 5) * (43 - 2 - 3), 67 * 43), lab.Result.Places);
        Assert.Contains(lab.Result.OfTransformed!.Values.ToArray(), value => value != 0);
    }

    [Fact]
    public void Lab_ATurnOfAnEdgeFilter_DoesNot()
    {
        using var lab = new EquivarianceLab(scene);
        lab.TryStart(snapshot, PictureTransform.Rotate(90));
        lab.Complete();
        lab.TryTake();

        Assert.True(lab.Result.Numbers[0] > 0.5, $"{lab.Result.Numbers[0]}");
        Assert.True(lab.Result.Maximum > 0.1);
    }

    [Fact]
    public void Panel_ItsSlidersAndRows_SetTheTransformAndTheLayer()
    {
        using var panel = new EquivariancePanel(scene);
        var (ui, input, canvas, frame) = (new UiContext(), new UiInput(), new FrameCanvas(), new Frame(900, 500));
        panel.Update(snapshot);
        panel.Complete();
        Draw();
        Assert.Equal(PictureTransform.Shift(4, 0), panel.Transform);

        Click("equivariance.x", 1);
        Assert.Equal(PictureTransform.Shift(32, 0), panel.Transform);
        Click("equivariance.kind:1", 0.5);
        Click("equivariance.degrees", 0);
        Assert.Equal(PictureTransform.Rotate(-45), panel.Transform);
        Click("equivariance.row:1", 0.5);
        Assert.Equal(scene.Layers[1], scene.Selection.Layer);

        void Click(string name, double part)
        {
            var box = ui.Controls.First(control => control.Id.ToString() == name).Box;
            input.Move(box.X + (int)(part * (box.Width - 1)), box.Y + (box.Height / 2));
            input.Press();
            Draw();
            input.Release();
            Draw();
            Draw();
        }

        void Draw()
        {
            canvas.Begin(frame, 1);
            ui.Begin(canvas, input);
            panel.Draw(ui, new Box(0, 0, 900, 500));
            ui.End();
        }
    }
}
