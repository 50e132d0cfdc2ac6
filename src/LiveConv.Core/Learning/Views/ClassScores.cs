using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Learning.Views;

/// <summary>
/// Finds what to differentiate. A class is explained by its score before softmax: afterwards the gradient of a class that is sure vanishes,
/// and that of any other is mostly that of its rivals (Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks", 2014, §3).
/// </summary>
public static class ClassScores
{
    /// <summary>The scores of a classifier: what goes into the softmax at its end, or its first output. Reshapes in between keep the order of classes.</summary>
    public static Node Of(Graph network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var node = network.Outputs[0];
        while (node.Op is Reshape) node = node.Inputs[0];
        return node.Op is Softmax or LogSoftmax ? node.Inputs[0] : network.Outputs[0];
    }

    /// <summary>The last feature maps before a node: what Grad-CAM looks at unless another layer is chosen.</summary>
    /// <exception cref="GradientException">The network has none.</exception>
    public static Node LastMaps(Graph network, Node target)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(target);
        var needed = new HashSet<Node> { target };
        foreach (var node in network.Nodes.Reverse())
        {
            if (!needed.Contains(node)) continue;
            var isMaps = node.IsLayer && node.Shape.Rank == 4 && node.Shape.H * node.Shape.W > 1 && node.Op is Concat or not (MovementOp or PoolOp);
            if (isMaps) return node;
            foreach (var input in node.Inputs) needed.Add(input);
        }

        throw new GradientException($"'{target.Name}' ({target.Op.Name}) follows no feature maps; Grad-CAM needs a layer of N×C×H×W");
    }
}
