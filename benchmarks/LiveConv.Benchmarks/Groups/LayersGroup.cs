using LiveConv.Benchmarks.Measuring;
using LiveConv.Graphs;
using LiveConv.Models.Networks;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Groups;

/// <summary>Single convolutions, N×C×H×W in and out, on the cpu executor against ONNX Runtime.</summary>
internal sealed class LayersGroup : IGroup
{
    public string Name => "layers";

    public Table Run(int rounds)
    {
        var race = new ModelRace(Name, rounds, copies: true);
        race.Run("3×3, 64 → 64 at 56²", Convolution(64, 64, 56, 3), 0.5);
        race.Run("3×3, 128 → 128 at 28²", Convolution(128, 128, 28, 3), null);
        race.Run("3×3 depthwise, 96 at 112²", Convolution(96, 96, 112, 3, groups: 96), 0.4);
        race.Run("1×1, 256 → 256 at 28²", Convolution(256, 256, 28, 1), 0.95);
        race.Run("7×7 stride 2, 3 → 64 at 224²", Convolution(3, 64, 224, 7, stride: 2), null);
        return race.Table;
    }

    private static Graph Convolution(int channels, int maps, int size, int kernel, int stride = 1, int groups = 1)
    {
        var net = new NetworkBuilder(new SeededWeights());
        return net.Build(net.Conv("conv", net.Input("input", new Shape(1, channels, size, size)), maps, kernel, stride, kernel / 2, groups: groups));
    }
}
