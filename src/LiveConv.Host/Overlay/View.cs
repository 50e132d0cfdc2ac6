namespace LiveConv.Host.Overlay;

/// <summary>What the window shows; the order in which m goes through them.</summary>
public enum View
{
    Result,
    SideBySide,
    Blend,
    Mosaic,
}
