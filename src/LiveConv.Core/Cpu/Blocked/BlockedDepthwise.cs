using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Depthwise convolution of blocked feature maps: each channel by itself, so all lanes do the same. Windows that lie inside are computed in
/// tiles, those at the left and right border one by one; rows outside are left out.
/// </summary>
internal sealed unsafe class BlockedDepthwise<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly Conv2D op;
    private readonly BlockedTensor input;
    private readonly BlockedTensor? residual;
    private readonly BlockedTensor output;
    private readonly AlignedMemory weights;
    private readonly AlignedMemory bias;
    private readonly Shape kernel;
    private readonly nint[] offsets;
    private readonly int firstInside;
    private readonly int lastInside;

    /// <param name="op">The convolution; see <see cref="Suits"/>.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="weights">Weights C×1×KH×KW.</param>
    /// <param name="bias">A value for each channel, or null.</param>
    /// <param name="residual">What is added before the activation, or null.</param>
    /// <param name="output">The result.</param>
    public BlockedDepthwise(Conv2D op, BlockedTensor input, Tensor weights, Tensor? bias, BlockedTensor? residual, BlockedTensor output)
    {
        (this.op, this.input, this.residual, this.output, kernel) = (op, input, residual, output, weights.Shape);
        var (width, taps) = (input.Shape.W, kernel.H * kernel.W);
        this.weights = new AlignedMemory(input.Blocks * taps * V.Count);
        this.bias = new AlignedMemory(input.Blocks * V.Count);
        for (var c = 0; c < kernel.N; c++)
        {
            var (block, lane) = Math.DivRem(c, V.Count);
            for (var tap = 0; tap < taps; tap++)
                this.weights.Pointer[(((block * taps) + tap) * V.Count) + lane] = weights.Data[(c * taps) + (op.Flip ? taps - 1 - tap : tap)];
            this.bias.Pointer[c] = bias?.Data[c] ?? 0;
        }

        offsets = [.. Enumerable.Range(0, taps).Select(tap => (((nint)(tap / kernel.W) * op.DilationY * width) + (tap % kernel.W * op.DilationX)) * V.Count)];
        var places = output.Shape.W;
        firstInside = Math.Min(places, (op.Padding.Left + op.StrideX - 1) / op.StrideX);
        var room = width + op.Padding.Left - ((kernel.W - 1) * op.DilationX) - 1;
        lastInside = Math.Clamp(room < 0 ? 0 : (room / op.StrideX) + 1, firstInside, places);
    }

    public static bool Suits(Conv2D op, Shape weights) =>
        op is { Border: BorderMode.Zero, StrideX: 1 or 2 } && op.Groups == weights.N && weights.C == 1;

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        fixed (nint* taps = offsets)
        {
            var work = default(TileWork);
            work.Activate(op.Activation);
            for (var index = from; index < to; index++)
            {
                var (plane, row) = Math.DivRem(index, output.Shape.H);
                var (n, block) = Math.DivRem(plane, output.Blocks);
                var top = (row * op.StrideY) - op.Padding.Top;
                var first = Math.Min(kernel.H, Inside(-top, op.DilationY));
                var last = Math.Clamp(Inside(input.Shape.H - top, op.DilationY), first, kernel.H);
                work.Offsets = taps + (first * kernel.W);
                work.Runs = (last - first) * kernel.W;
                work.Weights = weights.Pointer + (((block * kernel.H) + first) * kernel.W * V.Count);
                work.Bias = bias.Pointer + (block * V.Count);
                var start = (nint)row * output.Shape.W * V.Count;
                RunRow(&work, input.Block(n, block) + ((nint)top * input.Shape.W * V.Count), residual is null ? null : residual.Block(n, block) + start, output.Block(n, block) + start);
            }
        }
    }

    /// <summary>How many taps lie before a distance.</summary>
    private static int Inside(int distance, int dilation) => distance <= 0 ? 0 : (distance + dilation - 1) / dilation;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(TileWork* work, float* x, float* residual, float* y)
    {
        for (var j = 0; j < output.Shape.W; j++)
        {
            var to = j * V.Count;
            var left = (j * op.StrideX) - op.Padding.Left;
            var added = residual == null ? null : residual + to;
            if (j == firstInside && lastInside > firstInside)
            {
                DepthwiseTiles<V>.Run(work, op.StrideX, x + ((nint)left * V.Count), added, y + to, lastInside - firstInside);
                j = lastInside - 1;
                continue;
            }

            Border(work, left, x, added, y + to);
        }
    }

    /// <summary>One pixel whose window reaches over the left or right border, or both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Border(TileWork* work, int left, float* x, float* residual, float* y)
    {
        var sum = V.Load(work->Bias);
        if (residual != null) sum += V.Load(residual);
        var columns = kernel.W;
        var first = Math.Min(columns, Inside(-left, op.DilationX));
        var last = Math.Clamp(Inside(input.Shape.W - left, op.DilationX), first, columns);
        x += (nint)left * V.Count;
        for (var row = 0; row < work->Runs; row += columns)
        {
            for (var tap = row + first; tap < row + last; tap++)
                sum = V.MultiplyAdd(V.Load(work->Weights + (tap * V.Count)), V.Load(x + work->Offsets[tap]), sum);
        }

        V.Clamp(sum, V.Create(work->Low), V.Create(work->High)).Store(y);
        if (work->IsLeaky) LeakyRectifier<V>.Run(work, y, 1, 1);
    }
}
