using System.Text.Json.Serialization;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>What <c>inspect --json</c> prints.</summary>
/// <param name="Input">Shape of the tensor made of a frame: N, C, H, W.</param>
/// <param name="Output">Shape of the layer that becomes the picture, or of a network's first output.</param>
/// <param name="Layers">In the order in which they run.</param>
/// <param name="Parameters">Numbers that were learned: weights and biases.</param>
/// <param name="Macs">Multiply–adds of one frame, of convolutions and matrix products as everybody counts them.</param>
/// <param name="Unsupported">Operators that can't be run, with their nodes; then there are no layers.</param>
public sealed record InspectReport(
    IReadOnlyList<int> Input,
    IReadOnlyList<int> Output,
    IReadOnlyList<LayerEntry> Layers,
    long Parameters,
    long Macs,
    IReadOnlyList<string> Unsupported)
{
    public required string Name { get; init; }

    /// <summary>One line: what it is.</summary>
    [JsonIgnore]
    public string Summary { get; init; } = "";

    /// <summary>classify, style …; null for filters.</summary>
    public string? Task { get; init; }

    /// <summary>How the input is made of a frame, in words.</summary>
    public string Preprocessing { get; init; } = "";

    /// <summary>Names of classes that are known.</summary>
    public int Labels { get; init; }

    public IReadOnlyList<OutputEntry> Outputs { get; init; } = [];

    /// <summary>Numbers that weren't learned but measured in training: means and variances.</summary>
    public long Statistics { get; init; }

    /// <summary>Multiply–adds if every convolution were a fully connected layer.</summary>
    public double FullyConnectedMacs { get; init; }

    /// <summary>Layers as they run: normalisation, activations and residuals become a part of the layer before.</summary>
    public int Steps { get; init; }

    /// <summary>How many of them the processor computes with <c>--backend gl</c>.</summary>
    public int GlFallbacks { get; init; }
}
