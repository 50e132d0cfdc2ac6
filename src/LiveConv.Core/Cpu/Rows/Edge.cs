using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>What windows see outside the picture.</summary>
/// <param name="Mode">Which pixel stands there.</param>
/// <param name="Value">The value where <see cref="BorderMode.Zero"/> has no pixel: that which doesn't change the window's result.</param>
internal readonly record struct Edge(BorderMode Mode, float Value = 0);
