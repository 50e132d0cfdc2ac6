namespace LiveConv.Microscope.Pixels;

/// <summary>A pixel of the frame and its part in a pixel of the input.</summary>
/// <param name="X">Column in the frame.</param>
/// <param name="Y">Row in the frame.</param>
/// <param name="Red">0…255.</param>
/// <param name="Green">0…255.</param>
/// <param name="Blue">0…255.</param>
/// <param name="Weight">By how much it counts; all weights add up to 1, but for their rounding to 22 binary digits.</param>
public readonly record struct FramePixel(int X, int Y, byte Red, byte Green, byte Blue, double Weight);
