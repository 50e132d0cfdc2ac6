namespace OpenCvSharp;

/// <summary>
/// What an operation writes. A <see cref="Mat"/> hands out the same one each time, so passing it allocates nothing.
/// </summary>
public class OutputArray
{
    internal OutputArray(Mat mat) => Mat = mat;

    internal Mat Mat { get; }

    internal nint Ptr => Mat.CvPtr;

    public static implicit operator OutputArray(Mat mat) => Create(mat);

    public static OutputArray Create(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        return mat.AsOutput;
    }

    public virtual Mat? GetMat() => Mat;
}
