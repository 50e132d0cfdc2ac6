using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The pass from a tensor to a picture, a vector of pixels at once.</summary>
internal sealed class TensorToFrameCpu : CpuKernel
{
    private const int Opaque = unchecked((int)0xFF000000);

    private readonly TensorToFrame pass;
    private readonly Shape shape;
    private readonly Tensor? input;

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
    }

    public Frame Picture { get; }

    public override int Rows(int phase) => shape.H;

    public override void Run(int phase, int from, int to)
    {
        var last = shape.C - 1;
        for (var row = from; row < to; row++) Convert(row, Row(0, row), Row(last / 2, row), Row(last, row));
    }

    /// <summary>Makes one row of the picture from its three channels; the first of them makes grey.</summary>
    public void Convert(int row, ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third)
    {
        var pixels = MemoryMarshal.Cast<byte, int>(Picture.Rgba.AsSpan(row * first.Length * 4, first.Length * 4));
        if (shape.C == 1) Gray(first, pixels);
        else if (pass.Color == FrameColor.Bgr) Color(third, second, first, pixels);
        else Color(first, second, third, pixels);
    }

    private void Gray(ReadOnlySpan<float> x, Span<int> pixels)
    {
        var j = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; j + Vector512<int>.Count <= x.Length; j += Vector512<int>.Count)
            {
                var bytes = WideBytes(x, j);
                (bytes | Vector512.ShiftLeft(bytes, 8) | Vector512.ShiftLeft(bytes, 16) | Vector512.Create(Opaque)).StoreUnsafe(ref MemoryMarshal.GetReference(pixels), (nuint)j);
            }
        }

        for (; j < x.Length; j += Simd.Count) Store(pixels, j, (Bytes(x, j) * 0x010101) + new Vector<int>(Opaque));
    }

    private void Color(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<int> pixels)
    {
        var j = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; j + Vector512<int>.Count <= red.Length; j += Vector512<int>.Count)
            {
                var (r, g, b) = (WideBytes(red, j), WideBytes(green, j), WideBytes(blue, j));
                (r | Vector512.ShiftLeft(g, 8) | Vector512.ShiftLeft(b, 16) | Vector512.Create(Opaque)).StoreUnsafe(ref MemoryMarshal.GetReference(pixels), (nuint)j);
            }
        }

        for (; j < red.Length; j += Simd.Count)
            Store(pixels, j, Bytes(red, j) + (Bytes(green, j) * 0x100) + (Bytes(blue, j) * 0x10000) + new Vector<int>(Opaque));
    }

    private Vector512<int> WideBytes(ReadOnlySpan<float> x, int j)
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
