using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>Where a network's weights come from.</summary>
public interface IWeights
{
    /// <summary>The weights of one name, as PyTorch names them, for example <c>layer1.0.conv2.weight</c>.</summary>
    Tensor Get(string name, Shape shape, WeightRole role);
}
