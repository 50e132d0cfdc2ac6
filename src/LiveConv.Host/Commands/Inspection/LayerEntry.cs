using System.Text.Json.Serialization;

namespace LiveConv.Host.Commands.Inspection;

/// <summary>A layer in <see cref="InspectReport"/>.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Op">The field's name of its op.</param>
/// <param name="OutputShape">N, C, H, W, or what it has.</param>
/// <param name="Parameters">Numbers in its constants that were learned.</param>
/// <param name="Macs">Multiply–adds of one frame.</param>
public sealed record LayerEntry(string Name, string Op, IReadOnlyList<int> OutputShape, long Parameters, long Macs)
{
    /// <summary>Its window, where it has one.</summary>
    public WindowEntry? Window { get; init; }

    /// <summary>The output-size formula with its numbers for rows, then for columns; empty where it has no window.</summary>
    public IReadOnlyList<string> Formulas { get; init; } = [];

    /// <summary>Multiply–adds of a fully connected layer from all inputs to all outputs; 0 where the layer is no convolution. Double, as they may be many.</summary>
    public double FullyConnectedMacs { get; init; }

    /// <summary>Pixels that one value sees: rows, columns; null where it sees the whole picture, or nothing of it.</summary>
    public IReadOnlyList<int>? ReceptiveField { get; init; }

    /// <summary>Pixels between the fields of neighbouring values: rows, columns; null as above.</summary>
    public IReadOnlyList<double>? Jump { get; init; }

    /// <summary>gl; cpu for a layer that the processor computes in a graph on the GPU; fused for one that becomes a part of another.</summary>
    public string RunsOn { get; init; } = "gl";

    /// <summary>Whether its values depend on the picture at all.</summary>
    [JsonIgnore]
    public bool SeesPicture { get; init; }
}
