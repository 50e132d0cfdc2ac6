namespace LiveConv.Host.Commands;

/// <summary>What <c>inspect --json</c> prints.</summary>
/// <param name="Input">Shape of the tensor made of a frame: N, C, H, W.</param>
/// <param name="Output">Shape of the layer that becomes the picture.</param>
/// <param name="Layers">In the order in which they run.</param>
/// <param name="Parameters">Numbers in all constants.</param>
/// <param name="Macs">Multiply–adds of one frame.</param>
/// <param name="Unsupported">Ops that can't be run.</param>
public sealed record InspectReport(
    IReadOnlyList<int> Input,
    IReadOnlyList<int> Output,
    IReadOnlyList<LayerEntry> Layers,
    long Parameters,
    long Macs,
    IReadOnlyList<string> Unsupported);
