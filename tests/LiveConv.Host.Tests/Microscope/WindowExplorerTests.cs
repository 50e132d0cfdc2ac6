using LiveConv.Graphs;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Microscope.Weights;
using LiveConv.Ops;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

/// <summary>Kernel size, stride, dilation and padding of a layer tried out: the explorer computes what the layer built with them computes.</summary>
public sealed class WindowExplorerTests
{
    public static TheoryData<string, int, int, int, int, int, int, int, int> Windows => new()
    {
        // layer, kernel, stride, dilation (rows, columns of each), padding before and after along the rows
        { "conv", 3, 5, 2, 1, 1, 2, 0, 2 },
        { "conv", 1, 1, 3, 2, 1, 1, 1, 0 },
        { "depthwise", 5, 3, 1, 2, 2, 1, 3, 1 },
        { "right", 2, 4, 1, 1, 1, 1, 0, 1 },
        { "pool", 2, 3, 1, 2, 2, 1, 1, 0 },
    };

    /// <summary>The explorer's map and sizes are those of the layer built with these attributes.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void Explorer_WithAnotherWindow_ComputesTheLayerBuiltWithIt(string name, int kernelY, int kernelX, int strideY, int strideX, int dilationY, int dilationX, int before, int after)
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new KernelsPanel(stage.Scene) { ShowsWindow = true };
        var layer = stage.Scene.Selection.Layer = stage.Layer(name);
        stage.Scene.Selection.Channel = 3;
        stage.Run(panel, seed: 5);
        var window = new LayerWindow(kernelY, kernelX, strideY, strideX, dilationY, dilationX, new Padding(before, 1, after, 0));

        panel.Explorer.Change(window);

        var input = new Tensor(layer.Inputs[0].Shape);
        stage.Loaded.Graph.Read(layer.Inputs[0], input);
        var expected = Built(layer, window, input);
        Assert.Equal((expected.Shape.H, expected.Shape.W), (panel.Explorer.Output!.Shape.H, panel.Explorer.Output.Shape.W));
        Assert.Equal((expected.Shape.H, expected.Shape.W), (panel.Explorer.Formulas.Rows.Result, panel.Explorer.Formulas.Columns.Result));
        var plane = expected.Shape.H * expected.Shape.W;
        for (var i = 0; i < plane; i++) Assert.Equal(expected.Data[(3 * plane) + i], panel.Explorer.Output.Values[i], 1e-4);
        stage.Draw(panel);
    }

    [Fact]
    public void Explorer_WithTheLayersOwnWindow_ShowsTheLayersOwnMap()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new KernelsPanel(stage.Scene) { ShowsWindow = true };
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Scene.Selection.Channel = 2;
        stage.Run(panel, seed: 5);
        var all = new Tensor(stage.Layer("conv").Shape);
        stage.Loaded.Graph.Read(stage.Layer("conv"), all);

        var plane = all.Shape.H * all.Shape.W;
        for (var i = 0; i < plane; i++) Assert.Equal(all.Data[(2 * plane) + i], panel.Explorer.Output!.Values[i], 1e-4);
    }

    [Fact]
    public void Explorer_WithAKernelLargerThanThePicture_SaysSo()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new KernelsPanel(stage.Scene) { ShowsWindow = true };
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Run(panel, seed: 5);

        panel.Explorer.Change(panel.Explorer.Settings with { KernelY = 90 });
        stage.Draw(panel);

        Assert.Null(panel.Explorer.Output);
    }

    private static Tensor Built(Node layer, LayerWindow window, Tensor input)
    {
        var graph = new GraphBuilder();
        var inputs = new List<Node> { graph.Input("x", input.Shape) };
        Op op;
        if (layer.Op is Conv2D conv)
        {
            var w = layer.Inputs[1].Constant!;
            var fitted = new Tensor(new Shape(w.Shape.N, w.Shape.C, window.KernelY, window.KernelX));
            for (var m = 0; m < w.Shape.N; m++)
            for (var c = 0; c < w.Shape.C; c++)
            for (var y = 0; y < window.KernelY; y++)
            for (var x = 0; x < window.KernelX; x++)
            {
                var (fromY, fromX) = (y - (window.KernelY / 2) + (w.Shape.H / 2), x - (window.KernelX / 2) + (w.Shape.W / 2));
                if (fromY >= 0 && fromX >= 0 && fromY < w.Shape.H && fromX < w.Shape.W) fitted[m, c, y, x] = w[m, c, fromY, fromX];
            }

            inputs.Add(graph.Constant("w", fitted));
            if (layer.Inputs.Length > 2) inputs.Add(graph.Constant("b", layer.Inputs[2].Constant!));
            op = conv with { StrideY = window.StrideY, StrideX = window.StrideX, DilationY = window.DilationY, DilationX = window.DilationX, Padding = window.Padding };
        }
        else
        {
            op = (PoolOp)layer.Op with
            {
                KernelHeight = window.KernelY, KernelWidth = window.KernelX, StrideY = window.StrideY, StrideX = window.StrideX,
                DilationY = window.DilationY, DilationX = window.DilationX, Padding = window.Padding,
            };
        }

        using var executor = new Cpu.CpuExecutor(1);
        var node = graph.Add("y", op, [.. inputs]);
        using var loaded = executor.Load(graph.Build(node));
        loaded.SetInput(loaded.Graph.Inputs[0], input);
        loaded.Run();
        var result = new Tensor(node.Shape);
        loaded.Read(node, result);
        return result;
    }
}
