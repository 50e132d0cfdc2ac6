using System.Text.Json.Serialization;

namespace LiveConv.Host.Commands;

/// <summary>A layer in <see cref="InspectReport"/>.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Op">The field's name of its op.</param>
/// <param name="OutputShape">N, C, H, W.</param>
/// <param name="Parameters">Numbers in its constants.</param>
/// <param name="Macs">Multiply–adds of one frame.</param>
/// <param name="Formula">The output-size formula with its numbers, for people.</param>
/// <param name="FullyConnected">Multiply–adds of a fully connected layer from all inputs to all outputs; 0 where the layer has no weights.</param>
public sealed record LayerEntry(
    string Name,
    string Op,
    IReadOnlyList<int> OutputShape,
    long Parameters,
    long Macs,
    [property: JsonIgnore] string Formula,
    [property: JsonIgnore] long FullyConnected);
