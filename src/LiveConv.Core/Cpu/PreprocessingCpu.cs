using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LiveConv.Models;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// The pass from a frame to a model's input, the four channels of a pixel at once. First each row of the frame that is needed
/// is scaled, then the rows of the input are put together from them.
/// </summary>
internal sealed class PreprocessingCpu : FramePassCpu
{
    private readonly Preprocessing pass;
    private readonly Tensor output;
    private readonly ResampleTable columns;
    private readonly ResampleTable rows;
    private readonly float[] values;
    private readonly int frameWidth;
    private readonly int firstRow;
    private readonly int neededRows;

    // The needed rows of the frame, scaled: pixel after pixel.
    private readonly byte[] narrow;

    // The input's picture, row by row, before it goes through the table.
    private readonly byte[] picture;

    public PreprocessingCpu(Preprocessing pass, int width, int height, Tensor output)
    {
        this.pass = pass;
        this.output = output;
        frameWidth = width;
        var (fit, plan) = (pass.Fit, pass.Fit.Plan(width, height));
        columns = new ResampleTable(width, plan.ScaledWidth, plan.Left, fit.Width);
        rows = new ResampleTable(height, plan.ScaledHeight, plan.Top, fit.Height);
        values = pass.Normalization.Table(pass.Channels);
        var last = 0;
        firstRow = height;
        for (var y = 0; y < rows.Count; y++)
        {
            if (rows.Weights(y).IsEmpty) continue;
            firstRow = Math.Min(firstRow, rows.Start(y));
            last = Math.Max(last, rows.Start(y) + rows.Weights(y).Length);
        }

        neededRows = Math.Max(0, last - firstRow);
        narrow = new byte[neededRows * fit.Width * 4];
        picture = new byte[fit.Height * fit.Width * 4];
    }

    public override int Phases => 2;

    public override int Rows(int phase) => phase == 0 ? neededRows : pass.Fit.Height;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            if (phase == 0) Narrow(row);
            else Fill(row);
        }
    }

    private void Narrow(int row)
    {
        var source = Frame!.Rgba.AsSpan((firstRow + row) * frameWidth * 4, frameWidth * 4);
        var target = narrow.AsSpan(row * pass.Fit.Width * 4, pass.Fit.Width * 4);
        for (var x = 0; x < pass.Fit.Width; x++) Sum(source[(columns.Start(x) * 4)..], 4, columns.Weights(x), target[(x * 4)..]);
    }

    private void Fill(int row)
    {
        var width = pass.Fit.Width;
        var target = picture.AsSpan(row * width * 4, width * 4);
        var weights = rows.Weights(row);
        var source = weights.IsEmpty ? default : narrow.AsSpan((rows.Start(row) - firstRow) * width * 4);
        for (var x = 0; x < width; x++) Sum(weights.IsEmpty ? default : source[(x * 4)..], width * 4, weights, target[(x * 4)..]);
        for (var c = 0; c < pass.Channels; c++)
        {
            var table = values.AsSpan(c * 256, 256);
            var (index, step) = (pass.Index(c, row, 0), pass.Layout == ImageLayout.Nchw ? 1 : pass.Channels);
            for (var x = 0; x < width; x++, index += step) output.Values[index] = table[pass.Channel(target.Slice(x * 4, 4), c)];
        }
    }

    /// <summary>One pixel: Σ weight·pixel of pixels that lie <paramref name="pitch"/> bytes apart, rounded to 8 bits.</summary>
    private static void Sum(ReadOnlySpan<byte> source, int pitch, ReadOnlySpan<int> weights, Span<byte> target)
    {
        var sum = Vector128.Create(ResampleTable.Half);
        for (var k = 0; k < weights.Length; k++)
        {
            var bytes = Vector128.CreateScalar(MemoryMarshal.Read<uint>(source[(k * pitch)..])).AsByte();
            sum += Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32() * weights[k];
        }

        sum = Vector128.Min(Vector128.ShiftRightLogical(sum, ResampleTable.Precision), Vector128.Create(255));
        var pixel = sum.GetElement(0) | (sum.GetElement(1) << 8) | (sum.GetElement(2) << 16) | (sum.GetElement(3) << 24);
        BinaryPrimitives.WriteInt32LittleEndian(target, pixel);
    }
}
