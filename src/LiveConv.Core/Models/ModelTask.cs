namespace LiveConv.Models;

/// <summary>What a model's outputs mean, and so what is shown of them.</summary>
public enum ModelTask
{
    /// <summary>Nothing is known of the outputs: the frame is shown, with the feature maps.</summary>
    Features,

    /// <summary>Scores of classes: the five likeliest.</summary>
    Classify,

    /// <summary>A picture of the same meaning: style transfer, edges, denoising.</summary>
    Image,

    /// <summary>A larger picture; of gray models the colours are enlarged and joined again.</summary>
    SuperResolution,

    /// <summary>Which class each pixel belongs to.</summary>
    Segment,

    /// <summary>Boxes around faces.</summary>
    DetectFace,
}
