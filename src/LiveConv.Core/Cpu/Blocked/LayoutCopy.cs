using System.Runtime.Intrinsics;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>Copies feature maps between row-major and blocked layout. A row is a row of pixels of one block.</summary>
internal sealed unsafe class LayoutCopy : CpuKernel
{
    private readonly Tensor planar;
    private readonly BlockedTensor blocked;
    private readonly bool toBlocked;

    /// <param name="planar">The row-major tensor.</param>
    /// <param name="blocked">The blocked tensor, of the same shape.</param>
    /// <param name="toBlocked">Whether the blocked one is written.</param>
    public LayoutCopy(Tensor planar, BlockedTensor blocked, bool toBlocked)
    {
        if (planar.Shape.Count != blocked.Shape.Count) throw new ShapeException($"{planar.Shape} and {blocked.Shape} are different tensors");
        (this.planar, this.blocked, this.toBlocked) = (planar, blocked, toBlocked);
    }

    public override int Rows(int phase) => blocked.Shape.N * blocked.Blocks * blocked.Shape.H;

    /// <summary>Copies everything on this thread.</summary>
    public void Run() => Run(0, 0, Rows(0));

    public override void Run(int phase, int from, int to)
    {
        var (shape, lanes) = (blocked.Shape, blocked.Lanes);
        var plane = shape.H * shape.W;
        fixed (float* x = planar.Data)
        {
            for (var row = from; row < to; row++)
            {
                var (index, y) = Math.DivRem(row, shape.H);
                var (n, block) = Math.DivRem(index, blocked.Blocks);
                var channels = Math.Min(lanes, shape.C - (block * lanes));
                var rows = x + ((((nint)n * shape.C) + (block * lanes)) * plane) + (y * shape.W);
                var vectors = blocked.Block(n, block) + ((nint)y * shape.W * lanes);
                if (toBlocked) Interleave(rows, plane, channels, vectors);
                else Separate(vectors, rows, plane, channels);
            }
        }
    }

    private void Interleave(float* rows, nint plane, int channels, float* vectors)
    {
        var (width, lanes) = (blocked.Shape.W, blocked.Lanes);
        var lane = 0;
        for (; lane + 4 <= channels; lane += 4, rows += 4 * plane)
        {
            for (var i = 0; i < width; i++)
            {
                var four = Vector128.Create(rows[i], rows[i + plane], rows[i + (2 * plane)], rows[i + (3 * plane)]);
                four.Store(vectors + (i * lanes) + lane);
            }
        }

        for (; lane < lanes; lane++, rows += plane)
        {
            for (var i = 0; i < width; i++) vectors[(i * lanes) + lane] = lane < channels ? rows[i] : 0;
        }
    }

    private void Separate(float* vectors, float* rows, nint plane, int channels)
    {
        var (width, lanes) = (blocked.Shape.W, blocked.Lanes);
        for (var lane = 0; lane < channels; lane++, rows += plane)
        {
            for (var i = 0; i < width; i++) rows[i] = vectors[(i * lanes) + lane];
        }
    }
}
