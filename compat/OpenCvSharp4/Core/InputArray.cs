namespace OpenCvSharp;

/// <summary>
/// What an operation reads. A <see cref="Mat"/> hands out the same one each time, so passing it allocates nothing.
/// </summary>
public class InputArray
{
    internal InputArray(Mat mat) => Mat = mat;

    internal Mat Mat { get; }

    internal nint Ptr => Mat.CvPtr;

    public static implicit operator InputArray(Mat mat) => Create(mat);

    public static implicit operator InputArray(Scalar val) => Create(val);

    public static implicit operator InputArray(double val) => Create(val);

    public static InputArray Create(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        return mat.AsInput;
    }

    public static InputArray Create(Scalar val)
    {
        var mat = new Mat(4, 1, MatType.CV_64FC1);
        (mat.At<double>(0), mat.At<double>(1), mat.At<double>(2), mat.At<double>(3)) = (val.Val0, val.Val1, val.Val2, val.Val3);
        return mat.AsInput;
    }

    public static InputArray Create(double val) => new Mat(1, 1, MatType.CV_64FC1, new Scalar(val)).AsInput;

    public Mat GetMat(int i = -1) => Mat;
}
