namespace LiveConv.Host.Overlay;

/// <summary>A corner of a tile: place in pixels, place in the map from 0 to 1, the map's channel.</summary>
internal readonly record struct MapVertex(float X, float Y, float U, float V, float Channel);
