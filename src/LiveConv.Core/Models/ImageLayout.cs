namespace LiveConv.Models;

/// <summary>How a batch of pictures lies in a tensor of rank 4.</summary>
public enum ImageLayout
{
    /// <summary>Plane after plane: N×C×H×W. PyTorch and most others.</summary>
    Nchw,

    /// <summary>Pixel after pixel: N×H×W×C. TensorFlow.</summary>
    Nhwc,
}
