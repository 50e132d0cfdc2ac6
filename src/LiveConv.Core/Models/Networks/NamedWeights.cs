using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>Weights that were looked up before, by name.</summary>
internal sealed class NamedWeights(IReadOnlyDictionary<string, Tensor> tensors) : IWeights
{
    public Tensor Get(string name, Shape shape, WeightRole role) => tensors[name];
}
