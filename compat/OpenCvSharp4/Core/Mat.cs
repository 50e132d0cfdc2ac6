using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>
/// A picture or matrix of rows × columns × interleaved channels, counted by reference as in OpenCV: views share the data.
/// </summary>
public partial class Mat : DisposableCvObject
{
    private GCHandle _pinned;
    private InputArray? _input;
    private OutputArray? _output;

    public Mat() : base(Native.lc_mat_new()) { }

    public Mat(string fileName, ImreadModes flags = ImreadModes.Color) : this() =>
        Status.Check(Native.lc_imread(CvPtr, fileName, (int)flags), this);

    public Mat(int rows, int cols, MatType type) : this() => Create(rows, cols, type);

    public Mat(Size size, MatType type) : this(size.Height, size.Width, type) { }

    public Mat(int rows, int cols, MatType type, Scalar s) : this(rows, cols, type) => SetTo(s);

    public Mat(Size size, MatType type, Scalar s) : this(size.Height, size.Width, type, s) { }

    /// <summary>A view of a part of <paramref name="m"/>.</summary>
    public Mat(Mat m, Rect roi) : this() => Status.Check(Native.lc_mat_roi(CvPtr, m.CvPtr, roi), this, m);

    /// <summary>A view of some rows, or of some rows and columns.</summary>
    public Mat(Mat m, Range rowRange, Range? colRange = null) : this(m, Region(m, rowRange, colRange ?? Range.All)) { }

    internal InputArray AsInput => _input ??= new InputArray(this);

    internal OutputArray AsOutput => _output ??= new OutputArray(this);

    /// <summary>Wraps memory of the caller's, without copying; it must outlive the Mat. Step in bytes, 0 for packed rows.</summary>
    public static Mat FromPixelData(int rows, int cols, MatType type, nint data, long step = 0)
    {
        var mat = new Mat();
        Status.Check(Native.lc_mat_wrap(mat.CvPtr, rows, cols, type.Value, data, step), mat);
        return mat;
    }

    /// <summary>Wraps an array, which stays pinned until the Mat is disposed.</summary>
    public static Mat FromPixelData(int rows, int cols, MatType type, Array data, long step = 0)
    {
        var pinned = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            var mat = FromPixelData(rows, cols, type, pinned.AddrOfPinnedObject(), step);
            mat._pinned = pinned;
            return mat;
        }
        catch
        {
            pinned.Free();
            throw;
        }
    }

    public static Mat ImDecode(byte[] imageBytes, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(imageBytes, mode);

    public static Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(span, mode);

    /// <summary>Makes room for this shape; keeps the memory where it already fits.</summary>
    public void Create(int rows, int cols, MatType type) => Status.Check(Native.lc_mat_create(CvPtr, rows, cols, type.Value), this);

    public void Create(Size size, MatType type) => Create(size.Height, size.Width, type);

    public Mat Clone()
    {
        var copy = new Mat();
        CopyTo(copy);
        return copy;
    }

    public Mat Clone(Rect roi)
    {
        using var part = new Mat(this, roi);
        return part.Clone();
    }

    public Mat EmptyClone() => new(Size(), Type());

    public void CopyTo(OutputArray m, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        Status.Check(Native.lc_mat_copy_to(CvPtr, m.Ptr, mask?.Ptr ?? 0), this, m, mask);
    }

    public void CopyTo(Mat m, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        CopyTo(m.AsOutput, mask);
    }

    /// <summary>Converts to another depth: saturate(value × alpha + beta).</summary>
    public void ConvertTo(OutputArray m, MatType rtype, double alpha = 1, double beta = 0)
    {
        ArgumentNullException.ThrowIfNull(m);
        Status.Check(Native.lc_mat_convert_to(CvPtr, m.Ptr, rtype.Value, alpha, beta), this, m);
    }

    public Mat SetTo(Scalar value, Mat? mask = null)
    {
        Status.Check(Native.lc_mat_set_to(CvPtr, value, mask?.CvPtr ?? 0), this, mask);
        return this;
    }

    /// <summary>A view with another number of channels, and rows where not 0.</summary>
    public Mat Reshape(int cn, int rows = 0)
    {
        var view = new Mat();
        Status.Check(Native.lc_mat_reshape(view.CvPtr, CvPtr, cn, rows), view, this);
        return view;
    }

    public Mat Row(int y) => new(this, new Rect(0, y, Cols, 1));

    public Mat Col(int x) => new(this, new Rect(x, 0, 1, Rows));

    public Mat RowRange(int startRow, int endRow) => new(this, new Rect(0, startRow, Cols, endRow - startRow));

    public Mat RowRange(Range range) => new(this, range);

    public Mat ColRange(int startCol, int endCol) => new(this, new Rect(startCol, 0, endCol - startCol, Rows));

    public Mat ColRange(Range range) => new(this, Range.All, range);

    public Mat SubMat(int rowStart, int rowEnd, int colStart, int colEnd) =>
        new(this, new Rect(colStart, rowStart, colEnd - colStart, rowEnd - rowStart));

    public Mat SubMat(Range rowRange, Range colRange) => new(this, rowRange, colRange);

    public Mat SubMat(Rect roi) => new(this, roi);

    public byte[] ToBytes(string ext = ".png", int[]? prms = null)
    {
        Cv2.ImEncode(ext, this, out var bytes, prms);
        return bytes;
    }

    public byte[] ToBytes(string ext = ".png", params ImageEncodingParam[] prms)
    {
        Cv2.ImEncode(ext, this, out var bytes, prms);
        return bytes;
    }

    /// <summary>Same as <see cref="DisposableCvObject.Dispose()"/>.</summary>
    public void Release() => Dispose();

    protected override void Delete(nint ptr) => Native.lc_mat_delete(ptr);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_pinned.IsAllocated) _pinned.Free();
    }

    private static Rect Region(Mat m, Range rows, Range cols)
    {
        var (top, bottom) = rows == Range.All ? (0, m.Rows) : (rows.Start, rows.End);
        var (left, right) = cols == Range.All ? (0, m.Cols) : (cols.Start, cols.End);
        return new Rect(left, top, right - left, bottom - top);
    }
}
