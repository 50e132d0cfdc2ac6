namespace LiveConv.Host.Microscope.Maps;

/// <summary>A piece of a contour, in places of the map: values lie at whole numbers.</summary>
internal readonly record struct ContourPiece(float X0, float Y0, float X1, float Y1);
