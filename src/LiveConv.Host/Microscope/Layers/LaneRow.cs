namespace LiveConv.Host.Microscope.Layers;

/// <summary>A layer's part of the drawing of a graph.</summary>
/// <param name="Own">The lane with its dot.</param>
/// <param name="Through">A bit for each lane whose line passes by.</param>
/// <param name="Inputs">A bit for each lane that leads from above into the dot.</param>
/// <param name="HasOutput">Whether a line leads on below.</param>
internal readonly record struct LaneRow(int Own, ulong Through, ulong Inputs, bool HasOutput);
