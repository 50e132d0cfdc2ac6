namespace LiveConv.Host.Drawing;

/// <summary>A corner of a quad: place in pixels, place in the texture from 0 to 1, colour as 0xAABBGGRR.</summary>
internal readonly record struct CanvasVertex(float X, float Y, float U, float V, uint Color);
