namespace LiveConv.Cpu.Blocked;

/// <summary>How the values of a layer lie.</summary>
/// <param name="Output">Whether it is computed in blocks.</param>
/// <param name="Inputs">For each input whether it is read in blocks.</param>
internal sealed record LayerLayout(bool Output, bool[] Inputs);
