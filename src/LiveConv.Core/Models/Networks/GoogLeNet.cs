using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// GoogLeNet (Szegedy et al. 2014, "Going Deeper with Convolutions") as torchvision has it: batch normalisation in place of local response
/// normalisation, and 3×3 instead of the paper's 5×5 kernels in the third branch. Without the auxiliary heads, which only serve training.
/// </summary>
internal static class GoogLeNet
{
    private const float Epsilon = 0.001f;

    public static Node Define(NetworkBuilder net, Node x)
    {
        x = Unit(net, "conv1", x, 64, kernel: 7, stride: 2, padding: 3);
        x = net.MaxPool("maxpool1", x, kernel: 3, stride: 2, ceil: true);
        x = Unit(net, "conv2", x, 64, kernel: 1);
        x = Unit(net, "conv3", x, 192, kernel: 3, padding: 1);
        x = net.MaxPool("maxpool2", x, kernel: 3, stride: 2, ceil: true);
        x = Inception(net, "inception3a", x, 64, (96, 128), (16, 32), 32);
        x = Inception(net, "inception3b", x, 128, (128, 192), (32, 96), 64);
        x = net.MaxPool("maxpool3", x, kernel: 3, stride: 2, ceil: true);
        x = Inception(net, "inception4a", x, 192, (96, 208), (16, 48), 64);
        x = Inception(net, "inception4b", x, 160, (112, 224), (24, 64), 64);
        x = Inception(net, "inception4c", x, 128, (128, 256), (24, 64), 64);
        x = Inception(net, "inception4d", x, 112, (144, 288), (32, 64), 64);
        x = Inception(net, "inception4e", x, 256, (160, 320), (32, 128), 128);
        x = net.MaxPool("maxpool4", x, kernel: 2, stride: 2, ceil: true);
        x = Inception(net, "inception5a", x, 256, (160, 320), (32, 128), 128);
        x = Inception(net, "inception5b", x, 384, (192, 384), (48, 128), 128);
        x = net.Flatten("flatten", net.GlobalAveragePool("avgpool", x));
        return net.Linear("fc", x, 1000, WeightRole.LinearKernel);
    }

    /// <summary>Four looks at the same maps, side by side. Pairs: maps after the 1×1 that makes them fewer, and after the kernel.</summary>
    private static Node Inception(NetworkBuilder net, string name, Node x, int one, (int Reduced, int Maps) three, (int Reduced, int Maps) five, int pooled)
    {
        var branch1 = Unit(net, $"{name}.branch1", x, one, kernel: 1);
        var branch2 = Unit(net, $"{name}.branch2.0", x, three.Reduced, kernel: 1);
        branch2 = Unit(net, $"{name}.branch2.1", branch2, three.Maps, kernel: 3, padding: 1);
        var branch3 = Unit(net, $"{name}.branch3.0", x, five.Reduced, kernel: 1);
        branch3 = Unit(net, $"{name}.branch3.1", branch3, five.Maps, kernel: 3, padding: 1);
        var branch4 = net.MaxPool($"{name}.branch4.0", x, kernel: 3, stride: 1, padding: 1, ceil: true);
        branch4 = Unit(net, $"{name}.branch4.1", branch4, pooled, kernel: 1);
        return net.Concat($"{name}.concat", branch1, branch2, branch3, branch4);
    }

    private static Node Unit(NetworkBuilder net, string name, Node x, int channels, int kernel, int stride = 1, int padding = 0)
    {
        x = net.Conv($"{name}.conv", x, channels, kernel, stride, padding, bias: false);
        return net.Relu($"{name}.relu", net.BatchNorm($"{name}.bn", x, Epsilon));
    }
}
