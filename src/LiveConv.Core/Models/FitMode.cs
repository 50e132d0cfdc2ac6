namespace LiveConv.Models;

/// <summary>How a frame is brought to the size that a model takes.</summary>
public enum FitMode
{
    /// <summary>Scaled until it covers the input, then the middle is cut out. Proportions stay, borders are lost.</summary>
    Crop,

    /// <summary>Scaled to exactly the input's size. Nothing is lost, proportions change.</summary>
    Stretch,

    /// <summary>Scaled until it lies within the input, black beside it. Proportions stay, nothing is lost.</summary>
    Letterbox,
}
