using System.Numerics;
using System.Runtime.InteropServices;
using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The pass from a tensor to a picture, a vector of pixels at once.</summary>
internal sealed class TensorToFrameCpu : CpuKernel
{
    private const int Opaque = unchecked((int)0xFF000000);

    private readonly TensorToFrame pass;
    private readonly Tensor input;

    /// <exception cref="ShapeException">The tensor has neither one nor three channels.</exception>
    public TensorToFrameCpu(TensorToFrame pass, Tensor input)
    {
        TensorToFrame.RequireShape(input.Shape);
        this.pass = pass;
        this.input = input;
        Picture = new Frame(input.Shape.W, input.Shape.H);
    }

    public Frame Picture { get; }

    public override int Rows(int phase) => input.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var width = input.Shape.W;
        for (var row = from; row < to; row++)
        {
            var pixels = MemoryMarshal.Cast<byte, int>(Picture.Rgba.AsSpan(row * width * 4, width * 4));
            if (input.Shape.C == 1) Gray(Row(0, row), pixels);
            else Color(Row(pass.Color == FrameColor.Bgr ? 2 : 0, row), Row(1, row), Row(pass.Color == FrameColor.Bgr ? 0 : 2, row), pixels);
        }
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

    private ReadOnlySpan<float> Row(int channel, int row) => input.Data.AsSpan(input.Index(0, channel, row, 0), input.Shape.W);
}
