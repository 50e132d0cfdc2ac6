using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// A classifier without training, for showing what each kind of layer is for: it names the direction of the stripes in a picture. Its weights are
/// <see cref="DirectionWeights"/>, each by a formula.
/// </summary>
internal static class Directions
{
    /// <summary>Kernels of 7×7 take 6 rows and columns off, which leaves 128.</summary>
    public const int InputSize = 134;

    public static Node Define(NetworkBuilder net, Node x)
    {
        x = net.Relu("edges", net.Conv("edges.conv", x, 2 * DirectionWeights.Count, DirectionWeights.Size, bias: false));
        x = net.MaxPool("pool", x, kernel: 4, stride: 4);
        x = net.Conv("directions", x, DirectionWeights.Count, kernel: 1, bias: false);
        x = net.Flatten("flatten", net.GlobalAveragePool("mean", x));
        x = net.Linear("scores", x, DirectionWeights.Labels.Length);
        return net.Softmax("shares", x);
    }
}
