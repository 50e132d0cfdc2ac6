using LiveConv.Tensors;

namespace LiveConv.Host.Sweeps;

/// <summary>Seeded values to measure on.</summary>
internal static class Tensors
{
    /// <summary>Values −1…1, the same every time.</summary>
    public static Tensor Fill(Shape shape)
    {
        var random = new Random(1);
        var tensor = new Tensor(shape);
        for (var i = 0; i < tensor.Data.Length; i++) tensor.Data[i] = (random.NextSingle() * 2) - 1;
        return tensor;
    }
}
