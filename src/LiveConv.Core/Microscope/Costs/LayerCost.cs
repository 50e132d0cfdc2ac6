using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Costs;

/// <summary>
/// What a layer costs, and what layers in its place would. For a convolution of C to M channels with a kernel of KH×KW in g groups, from H×W to OH×OW (a bias in each, where
/// the layer has one):
/// <list type="bullet">
/// <item>itself: M·C/g·KH·KW weights, OH·OW times as many multiply–adds (of a transposed one H·W times);</item>
/// <item>fully connected, every input to every output: C·H·W·M·OH·OW weights, each used once;</item>
/// <item>depthwise separable, a kernel for each channel and a 1×1 convolution: C·KH·KW + C·M weights, OH·OW times as many (Howard et al. 2017, MobileNets);</item>
/// <item>1×1: C·M weights, OH·OW times as many.</item>
/// </list>
/// </summary>
/// <param name="Parameters">Numbers that were learned: weights and biases.</param>
/// <param name="Statistics">Numbers that were measured in training: means and variances of batch normalisation.</param>
/// <param name="MultiplyAdds">Multiply–adds of one frame, of convolutions and matrix products as published figures count them.</param>
public readonly record struct LayerCost(long Parameters, long Statistics, long MultiplyAdds)
{
    /// <summary>The same layer fully connected; null where it is no convolution.</summary>
    public Cost? FullyConnected { get; init; }

    /// <summary>The same layer as a depthwise and a 1×1 convolution; null where it is no convolution over two sides.</summary>
    public Cost? DepthwiseSeparable { get; init; }

    /// <summary>The same layer as a 1×1 convolution; null as above.</summary>
    public Cost? Pointwise { get; init; }

    /// <summary>The cost of a layer.</summary>
    public static LayerCost Of(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var own = new LayerCost(Sum(Learned(node)), Sum(Measured(node)), MultiplyAddsOf(node));
        if (node.Op is not (Conv2D or ConvTranspose2D or Conv3D)) return own;
        var (x, y) = (node.Inputs[0].Shape, node.Shape);
        var batch = Math.Max(1, y[0]);
        var hasBias = node.Inputs.Length > 2;
        var (inputs, outputs) = ((double)x.Count / batch, (double)y.Count / batch);
        var connected = new Cost((inputs * outputs) + (hasBias ? outputs : 0), batch * inputs * outputs);
        if (node.Op is Conv3D) return own with { FullyConnected = connected };

        var (kernel, places) = (node.Inputs[1].Shape, (double)batch * y.H * y.W);
        var (spatial, mixing) = ((double)x.C * kernel.H * kernel.W, (double)x.C * y.C);
        var bias = hasBias ? y.C : 0;
        return own with
        {
            FullyConnected = connected,
            DepthwiseSeparable = new Cost(spatial + mixing + bias, places * (spatial + mixing)),
            Pointwise = new Cost(mixing + bias, places * mixing),
        };
    }

    /// <summary>Constants that feed a layer and were learned.</summary>
    public static IEnumerable<Node> Learned(Node node) => Constants(node).Except(Measured(node));

    /// <summary>Means and variances of batch normalisation.</summary>
    public static IEnumerable<Node> Measured(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Op is BatchNormalization ? node.Inputs.Skip(3).Where(input => input.Constant is not null) : [];
    }

    /// <summary>How many numbers some constants hold; whole numbers, which nothing learns, don't count.</summary>
    public static long Sum(IEnumerable<Node> constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        return constants.Sum(constant => constant.Type == ElementType.Float32 ? (long)constant.Shape.Count : 0);
    }

    private static IEnumerable<Node> Constants(Node node) => node.Inputs.Where(input => input.Constant is not null);

    /// <summary>Normalisation has products as well, but published figures leave them out.</summary>
    private static long MultiplyAddsOf(Node node) => node.Op is LocalResponseNormalization ? 0 : node.MultiplyAdds;
}
