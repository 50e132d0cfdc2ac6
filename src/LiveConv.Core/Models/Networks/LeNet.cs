using LiveConv.Graphs;

namespace LiveConv.Models.Networks;

/// <summary>
/// LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to document recognition"), with every map of the second
/// convolution connected to all of the first and a plain last layer, as it is taught.
/// </summary>
internal static class LeNet
{
    public static Node Define(NetworkBuilder net, Node x)
    {
        x = net.Tanh("tanh1", net.Conv("conv1", x, 6, kernel: 5, padding: 2, role: WeightRole.LinearKernel));
        x = net.AveragePool("pool1", x, kernel: 2, stride: 2);
        x = net.Tanh("tanh2", net.Conv("conv2", x, 16, kernel: 5, role: WeightRole.LinearKernel));
        x = net.AveragePool("pool2", x, kernel: 2, stride: 2);
        x = net.Flatten("flatten", x);
        x = net.Tanh("tanh3", net.Linear("fc1", x, 120, WeightRole.LinearKernel));
        x = net.Tanh("tanh4", net.Linear("fc2", x, 84, WeightRole.LinearKernel));
        return net.Linear("fc3", x, 10, WeightRole.LinearKernel);
    }
}
