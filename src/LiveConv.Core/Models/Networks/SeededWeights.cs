using System.Numerics;
using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>
/// Weights of a network that has learned nothing: as He et al. 2015 ("Delving Deep into Rectifiers") start one. The same seed gives the same
/// bits everywhere; each tensor depends on the seed and its name alone.
/// </summary>
public sealed class SeededWeights(int seed = 1) : IWeights
{
    private const int Piece = 1 << 16;

    public Tensor Get(string name, Shape shape, WeightRole role)
    {
        ArgumentNullException.ThrowIfNull(name);
        var values = new float[shape.Count];
        switch (role)
        {
            case WeightRole.Kernel or WeightRole.LinearKernel:
                var fanIn = shape.Count / shape[0];
                FillNormal(values, Math.Sqrt((role == WeightRole.Kernel ? 2.0 : 1.0) / fanIn), Start(name));
                break;
            case WeightRole.Scale or WeightRole.Variance:
                Array.Fill(values, 1);
                break;
            case WeightRole.ResidualScale:
                Array.Fill(values, 0.25f);
                break;
        }

        return new Tensor(shape, values);
    }

    /// <summary>
    /// Normal values by counting bits: of 64 random bits as many are set as a binomial distribution says, which is normal but for an excess
    /// kurtosis of −1/32; a uniform value fills the steps between. Only integers decide, so it is the same on every machine.
    /// </summary>
    private static void FillNormal(float[] values, double deviation, ulong start)
    {
        // Variance of the count: 64/4; of the uniform value: 1/12.
        var factor = deviation / Math.Sqrt(16 + (1.0 / 12));
        Parallel.For(0, (values.Length + Piece - 1) / Piece, piece =>
        {
            for (var i = piece * Piece; i < Math.Min(values.Length, (piece + 1) * Piece); i++)
            {
                var bits = Mix(start + (2 * (ulong)i));
                var step = Mix(start + (2 * (ulong)i) + 1) >> 40;
                values[i] = (float)((BitOperations.PopCount(bits) - 32 + (((step + 0.5) / (1 << 24)) - 0.5)) * factor);
            }
        });
    }

    /// <summary>FNV-1a of the name, so that tensors don't share values.</summary>
    private ulong Start(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        return Mix(hash ^ (uint)seed);
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x = (x * 0x9E3779B97F4A7C15UL) + 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
