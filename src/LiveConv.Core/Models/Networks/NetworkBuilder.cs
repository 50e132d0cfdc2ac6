using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>
/// Writes a network down layer by layer. Layers and weights have the names of PyTorch's modules: the convolution <c>features.0</c> takes
/// <c>features.0.weight</c> and <c>features.0.bias</c>. Dropout is left out: it does nothing once a network has learned.
/// </summary>
public sealed class NetworkBuilder(IWeights weights)
{
    private readonly GraphBuilder graph = new();

    public Node Input(string name, Shape shape) => graph.Input(name, shape);

    /// <summary>A convolution with a square kernel, the same stride and padding in both directions; as many groups as channels is depthwise.</summary>
    public Node Conv(
        string name, Node x, int channels, int kernel, int stride = 1, int padding = 0, bool bias = true, WeightRole role = WeightRole.Kernel, int groups = 1)
    {
        var op = new Conv2D { StrideY = stride, StrideX = stride, Padding = Square(padding), Groups = groups };
        var weight = Weight($"{name}.weight", new Shape(channels, x.Shape.C / groups, kernel, kernel), role);
        return bias
            ? graph.Add(name, op, x, weight, Weight($"{name}.bias", new Shape(channels), WeightRole.Bias))
            : graph.Add(name, op, x, weight);
    }

    /// <summary>Batch normalisation with the statistics of the training.</summary>
    public Node BatchNorm(string name, Node x, float epsilon = 1e-5f, WeightRole scale = WeightRole.Scale)
    {
        var shape = new Shape(x.Shape[1]);
        return graph.Add(
            name,
            new BatchNormalization(epsilon),
            x,
            Weight($"{name}.weight", shape, scale),
            Weight($"{name}.bias", shape, WeightRole.Bias),
            Weight($"{name}.running_mean", shape, WeightRole.Mean),
            Weight($"{name}.running_var", shape, WeightRole.Variance));
    }

    public Node Relu(string name, Node x) => graph.Add(name, new Relu(), x);

    /// <summary>ReLU that ends at 6.</summary>
    public Node Relu6(string name, Node x) => graph.Add(name, new Clamp(0, 6), x);

    public Node Tanh(string name, Node x) => graph.Add(name, new Tanh(), x);

    public Node Add(string name, Node a, Node b) => graph.Add(name, new Add(), a, b);

    public Node MaxPool(string name, Node x, int kernel, int stride, int padding = 0, bool ceil = false) => graph.Add(
        name,
        new MaxPool2D { KernelHeight = kernel, KernelWidth = kernel, StrideY = stride, StrideX = stride, Padding = Square(padding), CeilMode = ceil },
        x);

    public Node AveragePool(string name, Node x, int kernel, int stride) => graph.Add(
        name, new AveragePool2D { KernelHeight = kernel, KernelWidth = kernel, StrideY = stride, StrideX = stride }, x);

    /// <summary>The mean of each channel, N×C×1×1.</summary>
    public Node GlobalAveragePool(string name, Node x) => graph.Add(name, new Reduce(ReduceKind.Mean, [2, 3]), x);

    /// <summary>Joins the channels of branches.</summary>
    public Node Concat(string name, params ReadOnlySpan<Node> branches) => graph.Add(name, new Concat(1), branches);

    /// <summary>N×C×H×W as N×(C·H·W).</summary>
    public Node Flatten(string name, Node x) => graph.Add(name, new Reshape(new Shape(x.Shape[0], x.Shape.Count / x.Shape[0])), x);

    /// <summary>A fully connected layer.</summary>
    public Node Linear(string name, Node x, int outputs, WeightRole role = WeightRole.Kernel) => graph.Add(
        name,
        new Gemm { TransposeB = true },
        x,
        Weight($"{name}.weight", new Shape(outputs, x.Shape[1]), role),
        Weight($"{name}.bias", new Shape(outputs), WeightRole.Bias));

    /// <summary>Scores N×classes as shares of 1.</summary>
    public Node Softmax(string name, Node x) => graph.Add(name, new Softmax(1), x);

    /// <summary>The network, whose output is this layer.</summary>
    public Graph Build(Node output) => graph.Build(output);

    private Node Weight(string name, Shape shape, WeightRole role) => graph.Constant(name, weights.Get(name, shape, role));

    private static Padding Square(int padding) => new(padding, padding, padding, padding);
}
