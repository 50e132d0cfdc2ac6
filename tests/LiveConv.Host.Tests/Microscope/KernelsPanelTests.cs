using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Microscope.Weights;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class KernelsPanelTests
{
    /// <summary>A preset that is clicked makes, in the next frame, the picture of a filter that has had this kernel from the start.</summary>
    [Fact]
    public void Click_APreset_GivesThePictureOfThatKernelFromTheStart()
    {
        using var stage = PanelStage.OfFilter("sobel");
        using var panel = new KernelsPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        stage.Click(panel, "kernels.preset:7");
        stage.Run(panel, seed: 1);

        using var expected = new PanelStage(With("sobel", "dx", [-2, -1, 0, -1, 1, 1, 0, 1, 2]));
        using var other = new KernelsPanel(expected.Scene);
        expected.Run(other, seed: 1);
        Assert.Equal(Picture(expected).Rgba, Picture(stage).Rgba);
        Assert.Equal([-2, -1, 0, -1, 1, 1, 0, 1, 2], panel.State.Kernel.ToArray());
    }

    /// <summary>Whoever changes a kernel beside the camera's picture would see nothing happen.</summary>
    [Fact]
    public void Set_TheFirstChange_ShowsTheResultInThePicturesTileAndLaterOnesLeaveIt()
    {
        using var stage = PanelStage.OfFilter("sobel");
        var state = new WorkbenchState { Open = { PanelKind.Kernels } };
        using var workbench = new Workbench(stage.Scene, state);
        var bank = stage.Scene.Kernels.Bank(stage.Layer("dx"))!;
        Draw();
        Assert.Equal(0, state.Picture);

        stage.Scene.Kernels.Set(bank, 0, 0, [0, 0, 0, 0, 1, 0, 0, 0, 0]);
        Draw();
        Assert.Equal(1, state.Picture);

        state.Picture = 0;
        stage.Scene.Kernels.Set(bank, 0, 0, [0, 0, 0, 0, 2, 0, 0, 0, 0]);
        Draw();
        Assert.Equal(0, state.Picture);

        void Draw() => stage.Draw(ui => workbench.Draw(ui, new Box(0, 0, 1000, 600), ""));
    }

    [Fact]
    public void UndoAndRedo_OfPresets_RestorePicturesExactly()
    {
        using var stage = PanelStage.OfFilter("sobel");
        using var panel = new KernelsPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        var pictures = new List<byte[]> { Picture(stage).Rgba };
        foreach (var preset in (int[])[2, 4, 6])
        {
            stage.Click(panel, $"kernels.preset:{preset}");
            stage.Run(panel, seed: 1);
            pictures.Add(Picture(stage).Rgba);
        }

        for (var i = 2; i >= 0; i--)
        {
            Assert.True(panel.Do(WindowAction.Undo));
            stage.Run(panel, seed: 1);
            Assert.Equal(pictures[i], Picture(stage).Rgba);
        }

        for (var i = 1; i < 4; i++)
        {
            stage.Click(panel, "kernels.redo");
            stage.Run(panel, seed: 1);
            Assert.Equal(pictures[i], Picture(stage).Rgba);
        }
    }

    [Fact]
    public void Normalize_AKernelOfSumNine_HasSumOne()
    {
        using var stage = new PanelStage(With("sobel", "dx", [1, 1, 1, 1, 1, 1, 1, 1, 1]));
        using var panel = new KernelsPanel(stage.Scene);
        stage.Run(panel, seed: 1);

        stage.Click(panel, "kernels.normalize");

        Assert.All(panel.State.Kernel.ToArray(), weight => Assert.Equal(1 / 9f, weight));
    }

    /// <summary>A cell that is shown turned sets the weight that lies there.</summary>
    [Fact]
    public void Stored_OfATurnedKernel_IsTheOppositeWeight()
    {
        using var stage = PanelStage.OfFilter("sobel");
        using var panel = new KernelsPanel(stage.Scene);
        stage.Run(panel, seed: 1);
        Assert.True(panel.Do(WindowAction.TurnKernel));

        Assert.Equal([1, 0, -1, 2, 0, -2, 1, 0, -1], Enumerable.Range(0, 9).Select(cell => panel.State.Kernel[panel.State.Stored(cell)]));
    }

    [Fact]
    public void Click_AKernelOfANetwork_ChoosesOutputAndInput()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new KernelsPanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("right");
        stage.Run(panel, seed: 1);

        stage.Click(panel, "kernels.kernel:11");

        Assert.Equal((1, 3, 1), (panel.State.Output, panel.State.Input, stage.Scene.Selection.Channel));
        var weights = stage.Layer("right").Inputs[1].Constant!;
        Assert.Equal(weights.Data[(11 * 9)..(12 * 9)], panel.State.Kernel.ToArray());
    }

    /// <summary>A network's layer with another kernel computes what the same network built with it computes.</summary>
    [Fact]
    public void Set_AKernelOfANetwork_ChangesOnlyWhatFollowsFromIt()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new KernelsPanel(stage.Scene);
        stage.Scene.Selection.Layer = stage.Layer("right");
        stage.Run(panel, seed: 2);
        panel.State.Choose(4, 6);
        panel.State.Set([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        stage.Run(panel, seed: 2);
        var changed = PanelStage.Network();
        changed.Graph.Find("right")!.Inputs[1].Constant!.Values[(((4 * 8) + 6) * 9)..][..9].Clear();
        for (var i = 0; i < 9; i++) changed.Graph.Find("right")!.Inputs[1].Constant!.Data[(((4 * 8) + 6) * 9) + i] = i + 1;
        using var expected = new PanelStage(changed);
        using var other = new KernelsPanel(expected.Scene);
        expected.Run(other, seed: 2);

        foreach (var name in (string[])["right", "softmax"]) Assert.Equal(Values(expected, name), Values(stage, name));
    }

    [Fact]
    public void Save_AChangedFilter_IsAFileThatMakesTheSamePicture()
    {
        var folder = Directory.CreateTempSubdirectory("liveconv-kernels").FullName;
        try
        {
            var definition = BuiltInPipelines.Load("sobel");
            using var stage = new PanelStage(definition.Build(67, 43), definition: definition);
            using var panel = new KernelsPanel(stage.Scene);
            stage.Run(panel, seed: 1);
            panel.State.Set([0.1f, 0.2f, -0.3f, 1e-7f, 3, -2, 0, 0.75f, 1 / 3f]);
            stage.Run(panel, seed: 1);
            var file = Path.Combine(folder, "mine.json");

            Assert.Equal($"saved: {file}", KernelFile.Save(stage.Scene, panel.State, file));
            Assert.Equal($"saved: {Path.Combine(folder, "mine-2.json")}", KernelFile.Save(stage.Scene, panel.State, file));

            Assert.Equal(["mine-2.json", "mine.json"], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
            using var saved = new PanelStage(PipelineDefinition.Load(file).Build(67, 43));
            using var other = new KernelsPanel(saved.Scene);
            saved.Run(other, seed: 1);
            Assert.Equal(Picture(stage).Rgba, Picture(saved).Rgba);
            Assert.StartsWith("not saved: ", KernelFile.Save(stage.Scene, panel.State, Path.Combine(folder, "none", "mine.json")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Any room will do, also one in which nothing fits.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(200, 120)]
    [InlineData(120, 500)]
    [InlineData(700, 300)]
    [InlineData(1000, 600)]
    public void Draw_InAnyRoom_DoesNotFail(int width, int height)
    {
        foreach (var pipeline in (Pipeline[])[PanelStage.Network(), BuiltInPipelines.Load("gabor-bank").Build(67, 43)])
        {
            using var stage = new PanelStage(pipeline);
            using var panel = new KernelsPanel(stage.Scene);
            foreach (var layer in stage.Scene.Layers)
            foreach (var showsWindow in (bool[])[false, true])
            {
                (stage.Scene.Selection.Layer, panel.ShowsWindow) = (layer, showsWindow);
                stage.Run(panel, seed: 1);
                stage.Draw(panel, new Box(0, 0, width, height));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Frames_OnceDrawn_AllocateNothing(bool showsWindow)
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new KernelsPanel(stage.Scene) { ShowsWindow = showsWindow };
        stage.Scene.Selection.Layer = stage.Layer("conv");
        for (var i = 0; i < 5; i++)
        {
            stage.Run(panel, seed: 1);
            stage.Draw(panel);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) stage.Draw(panel);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, allocated);
        before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) panel.Update(stage.Snapshot);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Pipeline With(string name, string layer, float[] kernel)
    {
        var pipeline = BuiltInPipelines.Load(name).Build(67, 43);
        kernel.CopyTo(pipeline.Graph.Find(layer)!.Inputs[1].Constant!.Data, 0);
        return pipeline;
    }

    private static float[] Values(PanelStage stage, string name)
    {
        var values = new Tensor(stage.Layer(name).Shape);
        stage.Loaded.Graph.Read(stage.Layer(name), values);
        return values.Data;
    }

    private static Frame Picture(PanelStage stage)
    {
        var picture = new Frame(stage.Loaded.Pipeline.PictureWidth, stage.Loaded.Pipeline.PictureHeight);
        stage.Loaded.ReadPicture(picture);
        return picture;
    }
}
