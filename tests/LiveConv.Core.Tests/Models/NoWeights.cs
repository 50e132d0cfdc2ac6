using System.Collections.Concurrent;
using LiveConv.Models.Networks;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Models;

/// <summary>Shapes without values: counting needs none. Tensors are shared, as half a gigabyte takes a while to be zeroed.</summary>
internal sealed class NoWeights : IWeights
{
    private static readonly ConcurrentDictionary<Shape, Tensor> Tensors = [];

    public Tensor Get(string name, Shape shape, WeightRole role) => Tensors.GetOrAdd(shape, size => new Tensor(size));
}
