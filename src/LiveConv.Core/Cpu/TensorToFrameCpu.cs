using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The pass from a tensor to a picture, a vector of pixels at once.</summary>
internal sealed class TensorToFrameCpu : CpuKernel
{
    private const int Opaque = unchecked((int)0xFF000000);
    private const int CacheLine = 64;

    private readonly TensorToFrame pass;
    private readonly Shape shape;
    private readonly Tensor? input;

    // Whether pixels are written past the caches.
    private readonly bool streams;

    /// <exception cref="ShapeException">The tensor has neither one nor three channels.</exception>
    public TensorToFrameCpu(TensorToFrame pass, Tensor input)
        : this(pass, input.Shape) => this.input = input;

    /// <summary>A pass that is given rows, not a tensor.</summary>
    /// <exception cref="ShapeException">The tensor has neither one nor three channels.</exception>
    public TensorToFrameCpu(TensorToFrame pass, Shape shape)
    {
        TensorToFrame.RequireShape(shape);
        this.pass = pass;
        this.shape = shape;
        Picture = new Frame(shape.W, shape.H);
        streams = LargeFrames.Contain(Picture);
    }

    public Frame Picture { get; }

    /// <summary>Where the values come from, if from a frame of the same size: its rows are fetched while the picture's are written.</summary>
    public FramePassCpu? Source { get; init; }

    public override int Rows(int phase) => shape.H;

    public override void Run(int phase, int from, int to)
    {
        var last = shape.C - 1;
        for (var row = from; row < to; row++) Convert(row, Row(0, row), Row(last / 2, row), Row(last, row));
        Publish();
    }

    /// <summary>Makes one row of the picture from its three channels; the first of them makes grey.</summary>
    public void Convert(int row, ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third)
    {
        var pixels = MemoryMarshal.Cast<byte, int>(Picture.Rgba.AsSpan(row * first.Length * 4, first.Length * 4));
        var red = pass.Color == FrameColor.Bgr ? third : first;
        var blue = pass.Color == FrameColor.Bgr ? first : third;
        if (Vector512.IsHardwareAccelerated && pixels.Length >= Vector512<int>.Count) Wide(red, second, blue, pixels, streams ? Ahead(row) : default);
        else if (shape.C == 1) Gray(first, pixels);
        else Color(red, second, blue, pixels);
    }

    /// <summary>To be called after some rows, before other threads may look at them: what is written past the caches isn't ordered with other stores.</summary>
    public void Publish()
    {
        if (streams) Interlocked.MemoryBarrier();
    }

    private void Gray(ReadOnlySpan<float> x, Span<int> pixels)
    {
        for (var j = 0; j < x.Length; j += Simd.Count) Store(pixels, j, (Bytes(x, j) * 0x010101) + new Vector<int>(Opaque));
    }

    private void Color(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<int> pixels)
    {
        for (var j = 0; j < red.Length; j += Simd.Count)
            Store(pixels, j, Bytes(red, j) + (Bytes(green, j) * 0x100) + (Bytes(blue, j) * 0x10000) + new Vector<int>(Opaque));
    }

    /// <summary>In the widest vectors. Those past the caches begin at cache lines but for the first and the last, whose pixels are in part computed twice.</summary>
    /// <param name="red">The first channel.</param>
    /// <param name="green">The second, or the first again.</param>
    /// <param name="blue">The third, or the first again.</param>
    /// <param name="pixels">The row of the picture.</param>
    /// <param name="ahead">Pixels to fetch meanwhile, as many or none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Wide(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<int> pixels, ReadOnlySpan<int> ahead)
    {
        var gray = shape.C == 1;
        fixed (int* y = pixels, next = ahead)
        {
            nint last = pixels.Length - Vector512<int>.Count, j = 0;
            if (streams)
            {
                WidePixels(red, green, blue, 0, gray).Store(y);
                for (j = (CacheLine - ((nint)y % CacheLine)) / sizeof(int); j <= last; j += Vector512<int>.Count)
                {
                    WidePixels(red, green, blue, j, gray).StoreAlignedNonTemporal(y + j);
                    if (next != null && Sse.IsSupported) Sse.Prefetch1(next + j);
                }
            }
            else
            {
                for (; j <= last; j += Vector512<int>.Count) WidePixels(red, green, blue, j, gray).Store(y + j);
            }

            if (j < pixels.Length) WidePixels(red, green, blue, last, gray).Store(y + last);
        }
    }

    /// <summary>The source's pixels that are needed some rows later.</summary>
    private ReadOnlySpan<int> Ahead(int row)
    {
        if (Source?.Frame is not { } frame || frame.Width != shape.W || row + LargeFrames.RowsAhead >= frame.Height) return default;
        return MemoryMarshal.Cast<byte, int>(frame.Rgba.AsSpan((row + LargeFrames.RowsAhead) * shape.W * 4, shape.W * 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> WidePixels(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, nint j, bool gray)
    {
        var first = WideBytes(red, j);
        var (second, third) = gray ? (first, first) : (WideBytes(green, j), WideBytes(blue, j));
        return first | Vector512.ShiftLeft(second, 8) | Vector512.ShiftLeft(third, 16) | Vector512.Create(Opaque);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> WideBytes(ReadOnlySpan<float> x, nint j)
    {
        var value = (Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)j) * pass.Gain) + Vector512.Create(pass.Bias);

        // x86 takes the second of two values that can't be compared: NaN becomes 0, as where it is converted elsewhere.
        value = Vector512.MinNative(Vector512.MaxNative(value, Vector512<float>.Zero), Vector512.Create(255f));
        return Vector512.ConvertToInt32Native(value + Vector512.Create(0.5f));
    }

    private Vector<int> Bytes(ReadOnlySpan<float> x, int j)
    {
        var value = (Simd.Load(x, j) * pass.Gain) + new Vector<float>(pass.Bias);
        value = Vector.ConditionalSelect(Vector.Equals(value, value), value, Vector<float>.Zero);
        value = Vector.Min(Vector.Max(value, Vector<float>.Zero), new Vector<float>(255));
        return Vector.ConvertToInt32(value + new Vector<float>(0.5f));
    }

    private static void Store(Span<int> pixels, int j, Vector<int> value)
    {
        if (pixels.Length - j >= Simd.Count)
        {
            value.CopyTo(pixels[j..]);
            return;
        }

        for (var k = 0; j + k < pixels.Length; k++) pixels[j + k] = value[k];
    }

    private ReadOnlySpan<float> Row(int channel, int row) => input!.Values.Slice(input.Index(0, channel, row, 0), shape.W);
}
