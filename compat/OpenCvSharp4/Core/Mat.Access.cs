using System.Runtime.CompilerServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

// Shape, type and elements.
public unsafe partial class Mat
{
    public int Flags => Info.Flags;

    public int Dims => Info.Dims;

    /// <summary>-1 where there are more than two dimensions.</summary>
    public int Rows => Info.Rows;

    public int Height => Info.Rows;

    public int Cols => Info.Cols;

    public int Width => Info.Cols;

    public nint Data => Info.Data;

    public byte* DataPointer => (byte*)Info.Data;

    private MatInfo Info
    {
        get
        {
            MatInfo info;
            Native.lc_mat_info(CvPtr, &info);
            GC.KeepAlive(this);
            return info;
        }
    }

    public Size Size()
    {
        var info = Info;
        return new Size(info.Cols, info.Rows);
    }

    /// <summary>The rows for 0, the columns for 1.</summary>
    public int Size(int dim) => dim switch { 0 => Rows, 1 => Cols, _ => throw new ArgumentOutOfRangeException(nameof(dim)) };

    /// <summary>Bytes from one row to the next.</summary>
    public long Step() => Info.Step;

    public long Step(int i) => i switch { 0 => Info.Step, 1 => ElemSize(), _ => throw new ArgumentOutOfRangeException(nameof(i)) };

    /// <summary>Bytes of one element with all its channels.</summary>
    public int ElemSize() => ElemSize1() * Channels();

    /// <summary>Bytes of one channel.</summary>
    public int ElemSize1() => Depth() switch { MatType.CV_8U or MatType.CV_8S => 1, MatType.CV_32S or MatType.CV_32F => 4, MatType.CV_64F => 8, _ => 2 };

    public long Step1(int i = 0) => Step(i) / ElemSize1();

    public MatType Type() => new(Info.Flags & 0xFFF);

    public int Depth() => Type().Depth;

    public int Channels() => Type().Channels;

    public bool Empty()
    {
        var info = Info;
        return info.Data == 0 || (info.Dims <= 2 && (long)info.Rows * info.Cols == 0);
    }

    public long Total()
    {
        var info = Info;
        return (long)info.Rows * info.Cols;
    }

    /// <summary>Whether rows follow each other without gaps.</summary>
    public bool IsContinuous() => (Info.Flags & (1 << 14)) != 0;

    public bool IsSubmatrix() => (Info.Flags & (1 << 15)) != 0;

    public nint Ptr(int i0)
    {
        var info = Info;
        return info.Data + (nint)(i0 * info.Step);
    }

    public nint Ptr(int i0, int i1) => Ptr(i0) + (nint)i1 * ElemSize();

    /// <summary>The first element of row <paramref name="i0"/>, or element i0 of a column. Indices are not checked.</summary>
    public ref T At<T>(int i0) where T : unmanaged => ref Unsafe.AsRef<T>((void*)Ptr(i0));

    /// <summary>The element in a row and column. Indices and <typeparamref name="T"/> are not checked.</summary>
    public ref T At<T>(int i0, int i1) where T : unmanaged => ref Unsafe.AsRef<T>((void*)Ptr(i0, i1));

    public T Get<T>(int i0) where T : struct => Unsafe.ReadUnaligned<T>((void*)Ptr(i0));

    public T Get<T>(int i0, int i1) where T : struct => Unsafe.ReadUnaligned<T>((void*)Ptr(i0, i1));

    public void Set<T>(int i0, T value) where T : struct => Unsafe.WriteUnaligned((void*)Ptr(i0), value);

    public void Set<T>(int i0, int i1, T value) where T : struct => Unsafe.WriteUnaligned((void*)Ptr(i0, i1), value);

    /// <summary>All elements; empty where rows have gaps between them.</summary>
    public Span<T> AsSpan<T>() where T : unmanaged =>
        IsContinuous() ? new Span<T>(DataPointer, (int)(Total() * ElemSize() / sizeof(T))) : [];

    public override string ToString() => IsDisposed ? "Mat [disposed]" : $"Mat [ {Rows}*{Cols}*{Type()}, IsContinuous={IsContinuous()}, IsSubmatrix={IsSubmatrix()} ]";
}
