namespace LiveConv.Host.Drawing;

/// <summary>A rectangle of a canvas, filled from a rectangle of the fonts' atlas or of a bitmap.</summary>
/// <param name="Left">Pixels of the canvas, as are the next three.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="U0">Left edge in texels of the source.</param>
/// <param name="V0">Upper edge in texels.</param>
/// <param name="U1">Right edge in texels.</param>
/// <param name="V1">Lower edge in texels.</param>
/// <param name="Color">0xAABBGGRR: the colour of letters, the tint of a bitmap.</param>
/// <param name="Bitmap">The source; null for the atlas.</param>
internal readonly record struct Quad(float Left, float Top, float Right, float Bottom, float U0, float V0, float U1, float V1, uint Color, Bitmap? Bitmap);
