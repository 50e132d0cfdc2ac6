using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The pass from a frame to a tensor, or to rows where there is none, a vector of pixels at once, each pixel one little-endian integer.</summary>
internal sealed class FrameToTensorCpu(FrameToTensor pass, Tensor? output) : FramePassCpu
{
    // As in FrameToTensor.Channel.
    private const int Red = 9798, Green = 19235, Blue = 3735, Fraction = 15, Half = 1 << (Fraction - 1);

    public override int Rows(int phase) => output!.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var (width, size) = (output!.Shape.W, output.Shape.H * output.Shape.W);
        for (var row = from; row < to; row++)
        {
            var last = pass.Channels - 1;
            Convert(row, Row(0), Row(last / 2), Row(last));

            Span<float> Row(int channel) => output.Values.Slice((channel * size) + (row * width), width);
        }
    }

    /// <summary>Computes one row of all channels; grey is the first.</summary>
    public void Convert(int row, Span<float> first, Span<float> second, Span<float> third)
    {
        var pixels = MemoryMarshal.Cast<byte, int>(Frame!.Rgba.AsSpan(row * first.Length * 4, first.Length * 4));
        var done = pass.Color != FrameColor.Gray && Vector512.IsHardwareAccelerated ? ConvertColors(pixels, first, second, third) : 0;
        Convert(pixels[done..], 0, first[done..]);
        if (pass.Mirror) first.Reverse();
        if (pass.Channels == 1) return;
        Convert(pixels[done..], 1, second[done..]);
        Convert(pixels[done..], 2, third[done..]);
        if (!pass.Mirror) return;
        second.Reverse();
        third.Reverse();
    }

    private void Convert(ReadOnlySpan<int> pixels, int channel, Span<float> y)
    {
        var shift = 8 * (pass.Color == FrameColor.Bgr ? 2 - channel : channel);
        var j = Vector512.IsHardwareAccelerated ? ConvertWide(pixels, shift, y) : 0;
        for (; j + Simd.Count <= y.Length; j += Simd.Count)
        {
            var rgba = new Vector<int>(pixels[j..]);
            var value = pass.Color == FrameColor.Gray ? Gray(rgba) : Vector.BitwiseAnd(Vector.ShiftRightLogical(rgba, shift), new Vector<int>(255));
            Simd.Store(y, j, (Vector.ConvertToSingle(value) * pass.Scale) + new Vector<float>(pass.Shift));
        }

        var bytes = MemoryMarshal.AsBytes(pixels);
        for (; j < y.Length; j++) y[j] = (pass.Channel(bytes.Slice(j * 4, 4), channel) * pass.Scale) + pass.Shift;
    }

    /// <summary>Converts all channels of as many pixels as fill the widest vectors, which are read once; returns how many.</summary>
    private int ConvertColors(ReadOnlySpan<int> pixels, Span<float> first, Span<float> second, Span<float> third)
    {
        ref var from = ref MemoryMarshal.GetReference(pixels);
        ref var low = ref MemoryMarshal.GetReference(pass.Color == FrameColor.Bgr ? third : first);
        ref var middle = ref MemoryMarshal.GetReference(second);
        ref var high = ref MemoryMarshal.GetReference(pass.Color == FrameColor.Bgr ? first : third);
        var (mask, scale, offset) = (Vector512.Create(255), Vector512.Create(pass.Scale), Vector512.Create(pass.Shift));
        var whole = first.Length / Vector512<int>.Count * Vector512<int>.Count;
        for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector512<int>.Count)
        {
            var rgba = Vector512.LoadUnsafe(ref from, j);
            ((Vector512.ConvertToSingle(rgba & mask) * scale) + offset).StoreUnsafe(ref low, j);
            ((Vector512.ConvertToSingle(Vector512.ShiftRightLogical(rgba, 8) & mask) * scale) + offset).StoreUnsafe(ref middle, j);
            ((Vector512.ConvertToSingle(Vector512.ShiftRightLogical(rgba, 16) & mask) * scale) + offset).StoreUnsafe(ref high, j);
        }

        return whole;
    }

    /// <summary>Converts as many pixels as fill the widest vectors; returns how many.</summary>
    private int ConvertWide(ReadOnlySpan<int> pixels, int shift, Span<float> y)
    {
        ref var from = ref MemoryMarshal.GetReference(pixels);
        ref var to = ref MemoryMarshal.GetReference(y);
        var (gray, scale, offset) = (pass.Color == FrameColor.Gray, Vector512.Create(pass.Scale), Vector512.Create(pass.Shift));
        var whole = y.Length / Vector512<int>.Count * Vector512<int>.Count;
        for (nuint j = 0; j < (nuint)whole; j += (nuint)Vector512<int>.Count)
        {
            var rgba = Vector512.LoadUnsafe(ref from, j);
            var value = gray ? Gray(rgba) : Vector512.ShiftRightLogical(rgba, shift) & Vector512.Create(255);
            ((Vector512.ConvertToSingle(value) * scale) + offset).StoreUnsafe(ref to, j);
        }

        return whole;
    }

    private static Vector<int> Gray(Vector<int> rgba)
    {
        var mask = new Vector<int>(255);
        var red = Vector.BitwiseAnd(rgba, mask);
        var green = Vector.BitwiseAnd(Vector.ShiftRightLogical(rgba, 8), mask);
        var blue = Vector.BitwiseAnd(Vector.ShiftRightLogical(rgba, 16), mask);
        return Vector.ShiftRightLogical((red * Red) + (green * Green) + (blue * Blue) + new Vector<int>(Half), Fraction);
    }

    private static Vector512<int> Gray(Vector512<int> rgba)
    {
        var pairs = Vector512.Create(0x00FF00FF);
        var (redAndBlue, green) = (rgba & pairs, Vector512.ShiftRightLogical(rgba, 8) & pairs);
        var sum = Avx512BW.IsSupported
            ? Avx512BW.MultiplyAddAdjacent(redAndBlue.AsInt16(), Vector512.Create(Red | (Blue << 16)).AsInt16())
                + Avx512BW.MultiplyAddAdjacent(green.AsInt16(), Vector512.Create(Green).AsInt16())
            : ((redAndBlue & Vector512.Create(255)) * Red) + (Vector512.ShiftRightLogical(redAndBlue, 16) * Blue) + ((green & Vector512.Create(255)) * Green);
        return Vector512.ShiftRightLogical(sum + Vector512.Create(Half), Fraction);
    }
}
