using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>Padding, cutting and the like within planes: runs of pixels are copied with all channels of their block.</summary>
internal sealed unsafe class BlockedMovement : CpuKernel
{
    private readonly BlockedTensor input;
    private readonly BlockedTensor output;
    private readonly int[] rows;
    private readonly (int To, int From, int Length)[] runs;
    private readonly float fill;

    /// <param name="op">An op that <see cref="Suits"/>.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="output">The result.</param>
    public BlockedMovement(AxisMovementOp op, BlockedTensor input, BlockedTensor output)
    {
        (this.input, this.output, fill) = (input, output, op.Fill);
        var offsets = op.Offsets(input.Shape, output.Shape);
        rows = [.. offsets[2].Select(offset => offset < 0 ? -1 : offset / input.Shape.W)];
        runs = MovementCpu.Runs(offsets[3]);
    }

    /// <summary>Whether an op leaves pictures and channels as they are and moves whole rows and columns.</summary>
    public static bool Suits(AxisMovementOp op, Shape input, Shape output)
    {
        if (input.Rank != 4 || output.Rank != 4 || input.N != output.N || input.C != output.C || op is not (Pad or Slice)) return false;
        var offsets = op.Offsets(input, output);
        return IsWhole(offsets[0], input.Stride(0)) && IsWhole(offsets[1], input.Stride(1));
    }

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var (lanes, width) = (output.Lanes, output.Shape.W * output.Lanes);
        for (var index = from; index < to; index++)
        {
            var (plane, row) = Math.DivRem(index, output.Shape.H);
            var y = new Span<float>(output.Data + ((nint)index * width), width);
            if (rows[row] < 0)
            {
                y.Fill(fill);
                continue;
            }

            var x = new ReadOnlySpan<float>(input.Data + ((((nint)plane * input.Shape.H) + rows[row]) * input.Shape.W * lanes), input.Shape.W * lanes);
            foreach (var run in runs)
            {
                var target = y.Slice(run.To * lanes, run.Length * lanes);
                if (run.From < 0) target.Fill(fill);
                else x.Slice(run.From * lanes, target.Length).CopyTo(target);
            }
        }
    }

    private static bool IsWhole(int[] offsets, int stride)
    {
        for (var i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] != i * stride) return false;
        }

        return true;
    }
}
