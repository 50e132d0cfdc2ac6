namespace LiveConv.Learning.Views;

/// <summary>Normally distributed noise that a seed determines: SplitMix64 (Steele, Lea and Flood 2014) and the transform of Box and Muller (1958).</summary>
internal static class GaussianNoise
{
    /// <summary>Writes x + deviation·noise.</summary>
    public static void Add(ReadOnlySpan<float> x, float deviation, ulong seed, Span<float> destination)
    {
        // Seeds that follow each other would give sequences that overlap.
        var state = seed * 0xD1342543DE82EF95;
        for (var i = 0; i < x.Length; i += 2)
        {
            var radius = deviation * MathF.Sqrt(-2 * MathF.Log(1 - Uniform(ref state)));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * Uniform(ref state));
            destination[i] = x[i] + (radius * cosine);
            if (i + 1 < x.Length) destination[i + 1] = x[i + 1] + (radius * sine);
        }
    }

    /// <summary>From 0 up to, not including, 1.</summary>
    private static float Uniform(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 40) / (float)(1 << 24);
    }
}
