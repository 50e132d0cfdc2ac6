using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Local response normalisation of blocked feature maps. The squares of a row of pixels are put down with those of the neighbouring blocks on both sides, so that
/// a vector of neighbours is a load some channels further.
/// </summary>
internal sealed unsafe class BlockedResponseNormalization<V>(LocalResponseNormalization op, BlockedTensor input, BlockedTensor output) : CpuKernel
    where V : struct, IFloatVector<V>
{
    /// <summary>Whether no neighbour is further than the next block.</summary>
    public static bool Suits(LocalResponseNormalization op) => op.Before <= V.Count && op.After <= V.Count;

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        var (width, pixel) = (output.Shape.W, 3 * V.Count);
        var squares = PanelMemory.Take(width * (pixel + V.Count));
        var sums = squares + (width * pixel);
        for (var row = from; row < to; row++)
        {
            var (plane, line) = Math.DivRem(row, output.Shape.H);
            var (n, block) = Math.DivRem(plane, output.Blocks);
            for (var side = -1; side <= 1; side++)
                Square(n, block + side, line, squares + ((side + 1) * V.Count));
            for (var j = 0; j < width; j++)
            {
                var centre = squares + (j * pixel) + V.Count;
                var sum = V.Zero;
                for (var other = -op.Before; other <= op.After; other++) sum += V.Load(centre + other);
                sum.Store(sums + (j * V.Count));
            }

            var place = (nint)row * width * V.Count;
            LocalResponseNormalizationCpu.Normalise(
                op, new ReadOnlySpan<float>(input.Data + place, width * V.Count), new ReadOnlySpan<float>(sums, width * V.Count), new Span<float>(output.Data + place, width * V.Count));
        }
    }

    /// <summary>Puts down the squares of a block's row of pixels, and 0 for channels that there aren't.</summary>
    private void Square(int n, int block, int line, float* to)
    {
        var channels = block < 0 ? 0 : Math.Clamp(input.Shape.C - (block * V.Count), 0, V.Count);
        var x = channels == 0 ? null : input.Block(n, block) + ((nint)line * input.Shape.W * V.Count);
        for (var j = 0; j < input.Shape.W; j++, to += 3 * V.Count)
        {
            if (channels == 0)
            {
                V.Zero.Store(to);
                continue;
            }

            var value = V.Load(x + ((nint)j * V.Count));
            (value * value).Store(to);
            for (var lane = channels; lane < V.Count; lane++) to[lane] = 0;
        }
    }
}
