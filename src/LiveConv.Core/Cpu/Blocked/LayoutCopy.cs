using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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
        Check(planar, blocked);
        (this.planar, this.blocked, this.toBlocked) = (planar, blocked, toBlocked);
    }

    public override int Rows(int phase) => blocked.Shape.N * blocked.Blocks * blocked.Shape.H;

    /// <summary>Copies everything on this thread.</summary>
    public void Run() => Run(0, 0, Rows(0));

    public override void Run(int phase, int from, int to) => Run(planar, blocked, toBlocked, from, to);

    /// <summary>Copies a blocked tensor to a row-major one on this thread. Allocates nothing: panels read layers of each frame.</summary>
    public static void Read(BlockedTensor blocked, Tensor destination)
    {
        Check(destination, blocked);
        Run(destination, blocked, toBlocked: false, 0, blocked.Shape.N * blocked.Blocks * blocked.Shape.H);
    }

    private static void Check(Tensor planar, BlockedTensor blocked)
    {
        if (planar.Shape.Count != blocked.Shape.Count) throw new ShapeException($"{planar.Shape} and {blocked.Shape} are different tensors");
    }

    private static void Run(Tensor planar, BlockedTensor blocked, bool toBlocked, int from, int to)
    {
        var (shape, lanes) = (blocked.Shape, blocked.Lanes);
        var plane = shape.H * shape.W;
        fixed (float* x = planar.Values)
        {
            for (var row = from; row < to; row++)
            {
                var (index, y) = Math.DivRem(row, shape.H);
                var (n, block) = Math.DivRem(index, blocked.Blocks);
                var channels = Math.Min(lanes, shape.C - (block * lanes));
                var rows = x + ((((nint)n * shape.C) + (block * lanes)) * plane) + (y * shape.W);
                var vectors = blocked.Block(n, block) + ((nint)y * shape.W * lanes);
                if (toBlocked) Interleave(rows, plane, channels, vectors, shape.W, lanes);
                else Separate(vectors, rows, plane, channels, shape.W, lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Interleave(float* rows, nint plane, int channels, float* vectors, int width, int lanes)
    {
        var lane = 0;
        for (; lane + 4 <= channels; lane += 4, rows += 4 * plane)
        {
            var i = 0;
            for (; i + 4 <= width; i += 4) Transpose(rows + i, plane, vectors + (i * lanes) + lane, lanes);
            for (; i < width; i++) Vector128.Create(rows[i], rows[i + plane], rows[i + (2 * plane)], rows[i + (3 * plane)]).Store(vectors + (i * lanes) + lane);
        }

        for (; lane < lanes; lane++, rows += plane)
        {
            for (var i = 0; i < width; i++) vectors[(i * lanes) + lane] = lane < channels ? rows[i] : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Separate(float* vectors, float* rows, nint plane, int channels, int width, int lanes)
    {
        var lane = 0;
        for (; lane + 4 <= channels; lane += 4, rows += 4 * plane)
        {
            var i = 0;
            for (; i + 4 <= width; i += 4) Transpose(vectors + (i * lanes) + lane, lanes, rows + i, plane);
            for (; i < width; i++)
            {
                for (var l = 0; l < 4; l++) rows[(l * plane) + i] = vectors[(i * lanes) + lane + l];
            }
        }

        for (; lane < channels; lane++, rows += plane)
        {
            for (var i = 0; i < width; i++) rows[i] = vectors[(i * lanes) + lane];
        }
    }

    /// <summary>Writes 4 × 4 values with rows and columns exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(float* from, nint fromStep, float* to, nint toStep)
    {
        if (!Sse.IsSupported)
        {
            for (var i = 0; i < 4; i++) Vector128.Create(from[i], from[i + fromStep], from[i + (2 * fromStep)], from[i + (3 * fromStep)]).Store(to + (i * toStep));
            return;
        }

        var (a, b, c, d) = (Vector128.Load(from), Vector128.Load(from + fromStep), Vector128.Load(from + (2 * fromStep)), Vector128.Load(from + (3 * fromStep)));
        var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
        Sse.MoveLowToHigh(ab, cd).Store(to);
        Sse.MoveHighToLow(cd, ab).Store(to + toStep);
        (ab, cd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(ab, cd).Store(to + (2 * toStep));
        Sse.MoveHighToLow(cd, ab).Store(to + (3 * toStep));
    }
}
