namespace LiveConv.Host.Microscope.Maps;

/// <summary>How a feature map lies over the camera's picture.</summary>
internal enum MapOverlayKind
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>As colours.</summary>
    Heat,

    /// <summary>As the lines at one value.</summary>
    Contour,
}
