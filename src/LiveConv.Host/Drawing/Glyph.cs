namespace LiveConv.Host.Drawing;

/// <summary>One character of a font, in pixels.</summary>
/// <param name="X">Left edge in the atlas.</param>
/// <param name="Y">Top edge in the atlas.</param>
/// <param name="Width">Columns; 0 for a space, which has nothing to draw.</param>
/// <param name="Height">Rows.</param>
/// <param name="Left">From the pen to the left edge.</param>
/// <param name="Top">From the baseline down to the top edge, so negative for what stands above it.</param>
/// <param name="Advance">How far the pen moves.</param>
public readonly record struct Glyph(short X, short Y, short Width, short Height, short Left, short Top, short Advance);
