namespace LiveConv.Host.Ui;

/// <summary>What the pointer does in a region.</summary>
/// <param name="IsHovered">It is over the region, and nothing else holds it.</param>
/// <param name="WentDown">The button went down over it.</param>
/// <param name="IsHeld">The button went down over it and is still down; also outside.</param>
/// <param name="IsClicked">The button went up over it after it went down over it.</param>
/// <param name="X">Place of the pointer from the region's left edge, in pixels.</param>
/// <param name="Y">From its upper edge.</param>
/// <param name="Wheel">Notches of the wheel over it, up is positive.</param>
internal readonly record struct RegionState(bool IsHovered, bool WentDown, bool IsHeld, bool IsClicked, int X, int Y, float Wheel);
