namespace LiveConv.Ops;

/// <summary>How <see cref="Resize"/> reads between pixels.</summary>
public enum ResizeMode
{
    /// <summary>One pixel; exact.</summary>
    Nearest,

    /// <summary>Linear between the four pixels around the sample; the edge pixels are replicated.</summary>
    Bilinear,

    /// <summary>Keys' cubic convolution over the 16 pixels around the sample; the edge pixels are replicated.</summary>
    Cubic,
}
