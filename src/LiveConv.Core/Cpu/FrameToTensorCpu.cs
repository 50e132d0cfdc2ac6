using System.Numerics;
using System.Runtime.InteropServices;
using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The pass from a frame to a tensor, or to rows where there is none, a vector of pixels at once, each pixel one little-endian integer.</summary>
internal sealed class FrameToTensorCpu(FrameToTensor pass, Tensor? output) : FramePassCpu
{
    public override int Rows(int phase) => output!.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var (width, size) = (output!.Shape.W, output.Shape.H * output.Shape.W);
        for (var row = from; row < to; row++)
        {
            for (var c = 0; c < pass.Channels; c++) Convert(c, row, output.Data.AsSpan((c * size) + (row * width), width));
        }
    }

    /// <summary>Computes one row of a channel.</summary>
    public void Convert(int channel, int row, Span<float> y)
    {
        Convert(MemoryMarshal.Cast<byte, int>(Frame!.Rgba.AsSpan(row * y.Length * 4, y.Length * 4)), channel, y);
        if (pass.Mirror) y.Reverse();
    }

    private void Convert(ReadOnlySpan<int> pixels, int channel, Span<float> y)
    {
        var shift = 8 * (pass.Color == FrameColor.Bgr ? 2 - channel : channel);
        var (scale, offset) = (pass.Scale, new Vector<float>(pass.Shift));
        var j = 0;
        for (; j + Simd.Count <= y.Length; j += Simd.Count)
        {
            var rgba = new Vector<int>(pixels[j..]);
            var value = pass.Color == FrameColor.Gray ? Gray(rgba) : Vector.BitwiseAnd(Vector.ShiftRightLogical(rgba, shift), new Vector<int>(255));
            Simd.Store(y, j, (Vector.ConvertToSingle(value) * scale) + offset);
        }

        var bytes = MemoryMarshal.AsBytes(pixels);
        for (; j < y.Length; j++) y[j] = (pass.Channel(bytes.Slice(j * 4, 4), channel) * scale) + pass.Shift;
    }

    private static Vector<int> Gray(Vector<int> rgba)
    {
        var mask = new Vector<int>(255);
        var red = Vector.BitwiseAnd(rgba, mask);
        var green = Vector.BitwiseAnd(Vector.ShiftRightLogical(rgba, 8), mask);
        var blue = Vector.BitwiseAnd(Vector.ShiftRightLogical(rgba, 16), mask);
        return Vector.ShiftRightLogical((red * 9798) + (green * 19235) + (blue * 3735) + new Vector<int>(1 << 14), 15);
    }
}
