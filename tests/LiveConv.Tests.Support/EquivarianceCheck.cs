using LiveConv.Graphs;
using LiveConv.Microscope.Equivariance;
using LiveConv.Microscope.Fields;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Tests.Support;

/// <summary>Runs a graph on a picture and on its transform, and compares.</summary>
public static class EquivarianceCheck
{
    /// <summary>Layers that keep the size and are computed tap by tap: shifting what they see shifts what they give, to the last bit.</summary>
    public static IReadOnlyList<string> ExactLayers { get; } =
    [
        "3×3 of one channel", "5×5 with another border", "7×7 of a picture", "dilated", "1×1", "depthwise", "grouped", "5×5 of many channels", "transposed", "average pool of stride 1", "ReLU of sums",
    ];

    /// <summary>A graph with one of <see cref="ExactLayers"/> at its end, on 45×53 pixels.</summary>
    public static Graph Exact(string name)
    {
        var graph = new GraphBuilder();
        Node Input(int channels) => graph.Input("x", new Shape(1, channels, 45, 53));
        Node Weights(int outputs, int inputs, int height, int width) => graph.Constant("w", Values.Uniform(new Shape(outputs, inputs, height, width), 7));
        return graph.Build(name switch
        {
            "3×3 of one channel" => graph.Add("y", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, Input(1), Weights(1, 1, 3, 3)),
            "5×5 with another border" => graph.Add("y", new Conv2D { Padding = new Padding(2, 1, 3, 2), Border = BorderMode.Reflect }, Input(1), Weights(3, 1, 5, 5)),
            "7×7 of a picture" => graph.Add("y", new Conv2D { Padding = new Padding(3, 3, 3, 3), Activation = Activation.Relu }, Input(3), Weights(16, 3, 7, 7)),
            "dilated" => graph.Add("y", new Conv2D { DilationY = 2, DilationX = 3, Padding = new Padding(2, 3, 2, 3) }, Input(8), Weights(8, 8, 3, 3)),
            "1×1" => graph.Add("y", new Conv2D(), Input(17), Weights(32, 17, 1, 1)),
            "depthwise" => graph.Add("y", new Conv2D { Groups = 16, Padding = new Padding(1, 1, 1, 1) }, Input(16), Weights(16, 1, 3, 3)),
            "grouped" => graph.Add("y", new Conv2D { Groups = 3, Padding = new Padding(2, 2, 2, 2) }, Input(12), Weights(24, 4, 5, 5)),
            "5×5 of many channels" => graph.Add("y", new Conv2D { Padding = new Padding(2, 2, 2, 2) }, Input(32), Weights(48, 32, 5, 5)),
            "transposed" => graph.Add("y", new ConvTranspose2D { Padding = new Padding(1, 1, 1, 1) }, Input(5), Weights(5, 4, 3, 3)),
            "average pool of stride 1" => graph.Add("y", new AveragePool2D { KernelHeight = 3, KernelWidth = 5, Padding = new Padding(1, 2, 1, 2) }, Input(4)),
            _ => graph.Add("y", new Relu(), graph.Add("sum", new Add(), Input(4), graph.Constant("b", Values.Uniform(new Shape(4, 1, 1), 8)))),
        });
    }

    /// <summary>A layer on a picture of noise and on its transform.</summary>
    public static EquivarianceMeasure Run(IExecutor executor, Graph graph, PictureTransform transform) =>
        Run(executor, graph, graph.Outputs[0], Values.Uniform(graph.Inputs[0].Shape, 9), transform);

    public static EquivarianceMeasure Run(IExecutor executor, Graph graph, Node layer, Tensor picture, PictureTransform transform)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(picture);
        using var loaded = executor.Load(graph);
        var (transformed, ofPicture, ofTransformed) = (new Tensor(picture.Shape), new Tensor(layer.Shape), new Tensor(layer.Shape));
        transform.Apply(picture, transformed);
        foreach (var (input, result) in new[] { (picture, ofPicture), (transformed, ofTransformed) })
        {
            loaded.SetInput(graph.Inputs[0], input);
            loaded.Run();
            loaded.Read(layer, result);
        }

        var measure = new EquivarianceMeasure(new FieldTracer(graph), layer);
        measure.Compare(transform, ofPicture, ofTransformed);
        return measure;
    }
}
