using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// VGG (Simonyan, Zisserman 2014, "Very Deep Convolutional Networks for Large-Scale Image Recognition"), configurations D (16 layers with
/// weights) and E (19): 3×3 convolutions only, as many maps again after each of the first pools.
/// </summary>
internal static class Vgg
{
    private static readonly int[] Channels = [64, 128, 256, 512, 512];

    public static Node Define16(NetworkBuilder net, Node x) => Define(net, x, [2, 2, 3, 3, 3]);

    public static Node Define19(NetworkBuilder net, Node x) => Define(net, x, [2, 2, 4, 4, 4]);

    /// <param name="net">Takes the layers.</param>
    /// <param name="x">The picture.</param>
    /// <param name="depths">Convolutions before each of the five pools.</param>
    private static Node Define(NetworkBuilder net, Node x, ReadOnlySpan<int> depths)
    {
        // PyTorch counts convolutions, rectifiers and pools through.
        var place = 0;
        for (var block = 0; block < depths.Length; block++)
        {
            for (var i = 0; i < depths[block]; i++)
            {
                x = net.Conv($"features.{place++}", x, Channels[block], kernel: 3, padding: 1);
                x = net.Relu($"features.{place++}", x);
            }

            x = net.MaxPool($"features.{place++}", x, kernel: 2, stride: 2);
        }

        x = net.Flatten("flatten", x);
        x = net.Relu("classifier.1", net.Linear("classifier.0", x, 4096));
        x = net.Relu("classifier.4", net.Linear("classifier.3", x, 4096));
        return net.Linear("classifier.6", x, 1000, WeightRole.LinearKernel);
    }
}
