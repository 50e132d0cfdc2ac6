using LiveConv.Benchmarks.Measuring;
using LiveConv.Models.Networks;

namespace LiveConv.Benchmarks.Groups;

/// <summary>Whole networks, batch 1, on the cpu executor against ONNX Runtime.</summary>
internal sealed class NetworksGroup : IGroup
{
    /// <summary>The largest part of ONNX Runtime's time that each may take.</summary>
    private static readonly (string Network, double Limit)[] Work =
    [
        ("squeezenet", 1.0),
        ("mobilenetv2", 1.0),
        ("alexnet", 1.0),
        ("googlenet", 1.0),
        ("resnet18", 0.75),
        ("resnet50", 1.0),
        ("vgg19", 0.75),
    ];

    public string Name => "networks";

    public Table Run(int rounds)
    {
        var race = new ModelRace(Name, rounds);
        foreach (var (network, limit) in Work)
        {
            var architecture = Architectures.Find(network);
            race.Run(architecture.Summary.Split(',')[0], architecture.Build(), limit);
            GC.Collect(); // hundreds of megabytes of weights are of no use to the next
        }

        return race.Table;
    }
}
