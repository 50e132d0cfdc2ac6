namespace LiveConv.Ops;

/// <summary>How <see cref="Resize"/> reads between pixels.</summary>
public enum ResizeMode
{
    /// <summary>The pixel whose area holds the sample; exact.</summary>
    Nearest,

    /// <summary>Linear between the four pixels around the sample; the edge pixels are replicated.</summary>
    Bilinear,
}
