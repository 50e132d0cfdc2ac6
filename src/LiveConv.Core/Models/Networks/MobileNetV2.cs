using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// MobileNetV2 (Sandler et al. 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks") of width 1 as torchvision has it: depthwise 3×3
/// kernels between a 1×1 convolution to many maps and one back to few.
/// </summary>
internal static class MobileNetV2
{
    /// <summary>Table 2 of the paper: how many times as many maps between, maps after, blocks, stride of the first.</summary>
    private static readonly (int Expansion, int Channels, int Blocks, int Stride)[] Stages =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    public static Node Define(NetworkBuilder net, Node x)
    {
        x = Unit(net, "features.0", x, 32, kernel: 3, stride: 2);
        var place = 1;
        foreach (var (expansion, channels, blocks, stride) in Stages)
        {
            for (var i = 0; i < blocks; i++) x = Block(net, $"features.{place++}", x, expansion, channels, i == 0 ? stride : 1);
        }

        x = Unit(net, $"features.{place}", x, 1280, kernel: 1);
        x = net.Flatten("flatten", net.GlobalAveragePool("avgpool", x));
        return net.Linear("classifier.1", x, 1000, WeightRole.LinearKernel);
    }

    /// <summary>An inverted residual block; its last convolution has no activation.</summary>
    private static Node Block(NetworkBuilder net, string name, Node x, int expansion, int channels, int stride)
    {
        var isResidual = stride == 1 && x.Shape.C == channels;
        var (y, place) = (x, 0);
        if (expansion > 1) y = Unit(net, $"{name}.conv.{place++}", y, x.Shape.C * expansion, kernel: 1);
        y = Unit(net, $"{name}.conv.{place++}", y, y.Shape.C, kernel: 3, stride, groups: y.Shape.C);
        y = net.Conv($"{name}.conv.{place++}", y, channels, kernel: 1, bias: false, role: WeightRole.LinearKernel);
        y = net.BatchNorm($"{name}.conv.{place}", y, scale: isResidual ? WeightRole.ResidualScale : WeightRole.Scale);
        return isResidual ? net.Add($"{name}.add", y, x) : y;
    }

    private static Node Unit(NetworkBuilder net, string name, Node x, int channels, int kernel, int stride = 1, int groups = 1)
    {
        x = net.Conv($"{name}.0", x, channels, kernel, stride, padding: kernel / 2, bias: false, groups: groups);
        return net.Relu6($"{name}.2", net.BatchNorm($"{name}.1", x));
    }
}
