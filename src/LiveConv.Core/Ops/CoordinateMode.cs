namespace LiveConv.Ops;

/// <summary>Which place x of the input <see cref="Resize"/> samples for output position i; s is the scale, n and m the sizes of input and output.</summary>
public enum CoordinateMode
{
    /// <summary>Pixel centres at half-integers: x = (i + ½)/s − ½.</summary>
    HalfPixel,

    /// <summary>Pixel centres at integers: x = i/s.</summary>
    Asymmetric,

    /// <summary>The first and the last pixels lie on each other: x = i·(n − 1)/(m − 1).</summary>
    AlignCorners,

    /// <summary>As HalfPixel, but a single output pixel shows the first of the input.</summary>
    PytorchHalfPixel,

    /// <summary>x = (i + ½)/s, as early TensorFlow took the nearest pixel.</summary>
    TfHalfPixelForNn,

    /// <summary>The region of interest instead of the whole picture, its corners aligned; what lies outside the picture has a value of its own.</summary>
    TfCropAndResize,

    /// <summary>As HalfPixel, with the picture's middle kept where the scale doesn't meet the output's size: ONNX half_pixel_symmetric.</summary>
    HalfPixelSymmetric,
}
