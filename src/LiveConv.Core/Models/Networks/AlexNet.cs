using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// AlexNet in the form of Krizhevsky 2014 ("One weird trick for parallelizing convolutional neural networks"), as torchvision has it: one
/// column instead of two, no local response normalisation.
/// </summary>
internal static class AlexNet
{
    public static Node Define(NetworkBuilder net, Node x)
    {
        x = net.Relu("features.1", net.Conv("features.0", x, 64, kernel: 11, stride: 4, padding: 2));
        x = net.MaxPool("features.2", x, kernel: 3, stride: 2);
        x = net.Relu("features.4", net.Conv("features.3", x, 192, kernel: 5, padding: 2));
        x = net.MaxPool("features.5", x, kernel: 3, stride: 2);
        x = net.Relu("features.7", net.Conv("features.6", x, 384, kernel: 3, padding: 1));
        x = net.Relu("features.9", net.Conv("features.8", x, 256, kernel: 3, padding: 1));
        x = net.Relu("features.11", net.Conv("features.10", x, 256, kernel: 3, padding: 1));
        x = net.MaxPool("features.12", x, kernel: 3, stride: 2);
        x = net.Flatten("flatten", x);
        x = net.Relu("classifier.2", net.Linear("classifier.1", x, 4096));
        x = net.Relu("classifier.5", net.Linear("classifier.4", x, 4096));
        return net.Linear("classifier.6", x, 1000, WeightRole.LinearKernel);
    }
}
