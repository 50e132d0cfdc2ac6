using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>Zeros, shared by all weights of one shape: for whoever asks for shapes alone.</summary>
public sealed class BlankWeights : IWeights
{
    private readonly Dictionary<Shape, Tensor> tensors = [];

    public Tensor Get(string name, Shape shape, WeightRole role)
    {
        if (!tensors.TryGetValue(shape, out var tensor)) tensors[shape] = tensor = new Tensor(shape);
        return tensor;
    }
}
