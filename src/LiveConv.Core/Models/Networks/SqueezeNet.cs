using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// SqueezeNet 1.1 (Iandola et al. 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters"; 1.1 is the authors' later version with
/// the pools further forward, as torchvision has it): few channels into the 3×3 kernels, no fully connected layer.
/// </summary>
internal static class SqueezeNet
{
    public static Node Define(NetworkBuilder net, Node x)
    {
        x = net.Relu("features.1", net.Conv("features.0", x, 64, kernel: 3, stride: 2));
        x = net.MaxPool("features.2", x, kernel: 3, stride: 2, ceil: true);
        x = Fire(net, "features.3", x, 16, 64);
        x = Fire(net, "features.4", x, 16, 64);
        x = net.MaxPool("features.5", x, kernel: 3, stride: 2, ceil: true);
        x = Fire(net, "features.6", x, 32, 128);
        x = Fire(net, "features.7", x, 32, 128);
        x = net.MaxPool("features.8", x, kernel: 3, stride: 2, ceil: true);
        x = Fire(net, "features.9", x, 48, 192);
        x = Fire(net, "features.10", x, 48, 192);
        x = Fire(net, "features.11", x, 64, 256);
        x = Fire(net, "features.12", x, 64, 256);
        x = net.Relu("classifier.2", net.Conv("classifier.1", x, 1000, kernel: 1));
        return net.Flatten("flatten", net.GlobalAveragePool("classifier.3", x));
    }

    /// <summary>A 1×1 convolution to few maps, then 1×1 and 3×3 kernels side by side, each to as many again.</summary>
    private static Node Fire(NetworkBuilder net, string name, Node x, int squeezed, int expanded)
    {
        x = net.Relu($"{name}.squeeze_activation", net.Conv($"{name}.squeeze", x, squeezed, kernel: 1));
        var one = net.Relu($"{name}.expand1x1_activation", net.Conv($"{name}.expand1x1", x, expanded, kernel: 1));
        var three = net.Relu($"{name}.expand3x3_activation", net.Conv($"{name}.expand3x3", x, expanded, kernel: 3, padding: 1));
        return net.Concat($"{name}.concat", one, three);
    }
}
