using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>The weights of <see cref="Directions"/>: made by hand, so that each can be said in words.</summary>
/// <remarks>
/// Direction k of the stripes is k·45° from level, against the clock: level, rising, upright, falling.
/// <list type="bullet">
/// <item><c>edges.conv</c>, 8 kernels: where the picture grows brighter across direction k; kernel k + 4 is kernel k turned around, for where it grows darker.</item>
/// <item><c>directions</c>, 1×1: adds the two, since a stripe has both edges.</item>
/// <item><c>scores</c>, fully connected: a direction speaks for itself and against the one across it; 0 for both neighbours. The class of no
/// direction has a fixed score, which the others have to beat.</item>
/// </list>
/// </remarks>
public sealed class DirectionWeights : IWeights
{
    /// <summary>Directions.</summary>
    public const int Count = 4;

    /// <summary>Rows and columns of an edge kernel.</summary>
    public const int Size = 7;

    // Across the stripes narrow, along them wide: a short piece of an edge.
    private const double Across = 1.2, Along = 2;

    // Edges of a direction in a tenth more of the picture make its class e⁴ times as likely as that of the direction across.
    private const float Vote = 40;

    // The score of no direction: e² against e⁰ for the others in an even picture.
    private const float Doubt = 2;

    /// <summary>Names of the classes.</summary>
    public static ImmutableArray<string> Labels { get; } = ["horizontal", "rising", "vertical", "falling", "no direction"];

    /// <summary>What the feature maps and values of each layer stand for.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> UnitNames { get; } = NameUnits();

    public Tensor Get(string name, Shape shape, WeightRole role) => name switch
    {
        "edges.conv.weight" => Filled(shape, at => Edge(at / (Size * Size), (at / Size % Size) - (Size / 2), (at % Size) - (Size / 2))),
        "directions.weight" => Filled(shape, at => at % (2 * Count) % Count == at / (2 * Count) ? 1 : 0),
        "scores.weight" => Filled(shape, at => VoteOf(at % Count, at / Count)),
        "scores.bias" => Filled(shape, at => at == Count ? Doubt : 0),
        _ => throw new ArgumentException($"no weights of this name: {name}", nameof(name)),
    };

    private static ImmutableDictionary<string, ImmutableArray<string>> NameUnits()
    {
        var directions = Labels[..Count];
        ImmutableArray<string> edges = [.. directions.Select(name => name + " +"), .. directions.Select(name => name + " −")];
        return ImmutableDictionary.CreateRange(
        [
            new("edges", edges),
            new("pool", edges),
            new("directions", directions),
            new("mean", directions),
            new("flatten", directions),
            new KeyValuePair<string, ImmutableArray<string>>("scores", Labels),
        ]);
    }

    /// <summary>What stripes of a direction say about a class: for their own, against the one across them.</summary>
    private static double VoteOf(int direction, int label)
    {
        if (label == direction) return Vote;
        return label == (direction + (Count / 2)) % Count ? -Vote : 0;
    }

    /// <summary>
    /// A weight of an edge kernel: u·exp(−u²/2·1.2² − v²/2·2²), with u across the stripes and v along them (the derivative of a Gaussian; Canny 1986).
    /// The positive weights add up to 1 and the negative ones to −1: a step from black to white gives at most 1, an even picture 0.
    /// </summary>
    /// <param name="kernel">0…7.</param>
    /// <param name="y">Row from the middle, downwards.</param>
    /// <param name="x">Column from the middle.</param>
    private static double Edge(int kernel, int y, int x)
    {
        var sum = 0.0;
        for (var row = -(Size / 2); row <= Size / 2; row++)
        for (var column = -(Size / 2); column <= Size / 2; column++) sum += Math.Max(0, Raw(kernel, row, column));
        return Raw(kernel, y, x) / sum;
    }

    private static double Raw(int kernel, int y, int x)
    {
        // In eighths of a turn the sine and cosine are 0, ±√½ or ±1; kernel k + 4 is half a turn on.
        ReadOnlySpan<double> sines = [0, Math.Sqrt(0.5), 1, Math.Sqrt(0.5), 0, -Math.Sqrt(0.5), -1, -Math.Sqrt(0.5), 0, Math.Sqrt(0.5)];
        var (sin, cos) = (sines[kernel], sines[kernel + 2]);
        var (u, v) = ((x * sin) + (y * cos), (x * cos) - (y * sin));
        return u * Math.Exp(-(u * u / (2 * Across * Across)) - (v * v / (2 * Along * Along)));
    }

    private static Tensor Filled(Shape shape, Func<int, double> weight)
    {
        var values = new float[shape.Count];
        for (var i = 0; i < values.Length; i++) values[i] = (float)weight(i);
        return new Tensor(shape, values);
    }
}
