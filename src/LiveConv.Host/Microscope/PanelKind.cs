namespace LiveConv.Host.Microscope;

/// <summary>The panels, in the order of their keys 1 to 9.</summary>
internal enum PanelKind
{
    Layers,
    Maps,
    Probe,
    Kernels,
    Why,
    Equivariance,
    Costs,
    Compare,
    Time,
}
