using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// ResNet (He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition") as torchvision has it: in bottlenecks the 3×3 kernel has
/// the stride, not the 1×1 before it ("v1.5").
/// </summary>
internal static class ResNet
{
    /// <summary>Maps after a bottleneck, for each of its 3×3 kernel.</summary>
    private const int Expansion = 4;

    private delegate Node Block(NetworkBuilder net, string name, Node x, int channels, int stride);

    public static Node Define18(NetworkBuilder net, Node x) => Define(net, x, Basic, [2, 2, 2, 2]);

    public static Node Define50(NetworkBuilder net, Node x) => Define(net, x, Bottleneck, [3, 4, 6, 3]);

    private static Node Define(NetworkBuilder net, Node x, Block block, ReadOnlySpan<int> depths)
    {
        x = net.Conv("conv1", x, 64, kernel: 7, stride: 2, padding: 3, bias: false);
        x = net.Relu("relu", net.BatchNorm("bn1", x));
        x = net.MaxPool("maxpool", x, kernel: 3, stride: 2, padding: 1);
        for (var layer = 0; layer < depths.Length; layer++)
        for (var i = 0; i < depths[layer]; i++)
            x = block(net, $"layer{layer + 1}.{i}", x, 64 << layer, i == 0 && layer > 0 ? 2 : 1);
        x = net.Flatten("flatten", net.GlobalAveragePool("avgpool", x));
        return net.Linear("fc", x, 1000, WeightRole.LinearKernel);
    }

    private static Node Basic(NetworkBuilder net, string name, Node x, int channels, int stride)
    {
        var y = net.Conv($"{name}.conv1", x, channels, kernel: 3, stride, padding: 1, bias: false);
        y = net.Relu($"{name}.relu", net.BatchNorm($"{name}.bn1", y));
        y = net.Conv($"{name}.conv2", y, channels, kernel: 3, padding: 1, bias: false);
        y = net.BatchNorm($"{name}.bn2", y, scale: WeightRole.ResidualScale);
        return Join(net, name, Shortcut(net, name, x, channels, stride), y);
    }

    private static Node Bottleneck(NetworkBuilder net, string name, Node x, int channels, int stride)
    {
        var y = net.Conv($"{name}.conv1", x, channels, kernel: 1, bias: false);
        y = net.Relu($"{name}.relu", net.BatchNorm($"{name}.bn1", y));
        y = net.Conv($"{name}.conv2", y, channels, kernel: 3, stride, padding: 1, bias: false);
        y = net.Relu($"{name}.relu_1", net.BatchNorm($"{name}.bn2", y));
        y = net.Conv($"{name}.conv3", y, channels * Expansion, kernel: 1, bias: false);
        y = net.BatchNorm($"{name}.bn3", y, scale: WeightRole.ResidualScale);
        return Join(net, name, Shortcut(net, name, x, channels * Expansion, stride), y);
    }

    /// <summary>The input as it is, or brought to the branch's shape by a 1×1 convolution.</summary>
    private static Node Shortcut(NetworkBuilder net, string name, Node x, int channels, int stride)
    {
        if (stride == 1 && x.Shape.C == channels) return x;
        x = net.Conv($"{name}.downsample.0", x, channels, kernel: 1, stride, bias: false, role: WeightRole.LinearKernel);
        return net.BatchNorm($"{name}.downsample.1", x);
    }

    private static Node Join(NetworkBuilder net, string name, Node shortcut, Node branch) =>
        net.Relu($"{name}.relu_out", net.Add($"{name}.add", branch, shortcut));
}
