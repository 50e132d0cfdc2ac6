using System.Collections.Immutable;

namespace LiveConv.Models;

/// <summary>What a model's input holds for a pixel: (p·Scale − mean)/std, p = 0…255, with a mean and a std for each channel of the tensor.</summary>
public sealed record Normalization
{
    /// <summary>Factor on the pixel; 1/255 for values in 0…1.</summary>
    public double Scale { get; init; } = 1.0 / 255;

    /// <summary>Taken off, in the order of the tensor's channels; one for all channels, or one each.</summary>
    public ImmutableArray<double> Mean { get; init; } = [0];

    /// <summary>Divides, in the same order; not 0.</summary>
    public ImmutableArray<double> Std { get; init; } = [1];

    /// <summary>ImageNet's mean and standard deviation, for red, green, blue in 0…1: what most published classifiers want.</summary>
    public static Normalization ImageNet { get; } = new() { Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225] };

    /// <summary>The value of a pixel, computed in double.</summary>
    public double Apply(int channel, int pixel) => ((pixel * Scale) - Of(Mean, channel)) / Of(Std, channel);

    /// <summary>The pixel of a value, in steps of 255: the inverse of <see cref="Apply"/>.</summary>
    public double Invert(int channel, double value) => ((value * Of(Std, channel)) + Of(Mean, channel)) / Scale;

    /// <summary>The values of all 256 pixels for each channel, each rounded once.</summary>
    public float[] Table(int channels)
    {
        var table = new float[channels * 256];
        for (var i = 0; i < table.Length; i++) table[i] = (float)Apply(i / 256, i % 256);
        return table;
    }

    public bool Equals(Normalization? other) =>
        other is not null && Scale == other.Scale && Mean.AsSpan().SequenceEqual(other.Mean.AsSpan()) && Std.AsSpan().SequenceEqual(other.Std.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Scale, Mean.Length, Std.Length);

    private static double Of(ImmutableArray<double> values, int channel) => values.Length == 1 ? values[0] : values[channel];
}
