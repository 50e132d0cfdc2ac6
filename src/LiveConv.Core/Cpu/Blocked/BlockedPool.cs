using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>Largest, smallest or mean value of each window of blocked feature maps; what lies outside is left out.</summary>
internal sealed unsafe class BlockedPool<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly PoolOp op;
    private readonly BlockedTensor input;
    private readonly BlockedTensor output;

    public BlockedPool(PoolOp op, BlockedTensor input, BlockedTensor output) => (this.op, this.input, this.output) = (op, input, output);

    public static bool Suits(PoolOp op) => op is MaxPool2D or MinPool2D or AveragePool2D;

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            var (plane, row) = Math.DivRem(index, output.Shape.H);
            var (n, block) = Math.DivRem(plane, output.Blocks);
            var y = output.Block(n, block) + ((nint)row * output.Shape.W * V.Count);
            var rows = Places(row, op.StrideY, op.DilationY, op.KernelHeight, op.Padding.Top, input.Shape.H);
            for (var j = 0; j < output.Shape.W; j++, y += V.Count)
            {
                var columns = Places(j, op.StrideX, op.DilationX, op.KernelWidth, op.Padding.Left, input.Shape.W);
                var x = input.Block(n, block) + ((((nint)rows.First * input.Shape.W) + columns.First) * V.Count);
                var (rowStep, step) = ((nint)op.DilationY * input.Shape.W * V.Count, (nint)op.DilationX * V.Count);
                if (op is MaxPool2D) Largest(x, rows.Count, rowStep, columns.Count, step).Store(y);
                else if (op is MinPool2D) Smallest(x, rows.Count, rowStep, columns.Count, step).Store(y);
                else (Sum(x, rows.Count, rowStep, columns.Count, step) / V.Create(Divisor(row, j, rows.Count * columns.Count))).Store(y);
            }
        }
    }

    /// <summary>The first place of a window that lies inside, and how many do.</summary>
    private static (int First, int Count) Places(int window, int stride, int dilation, int taps, int before, int size)
    {
        var start = (window * stride) - before;
        var skipped = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
        var first = start + (skipped * dilation);
        return first >= size ? (0, 0) : (first, Math.Max(0, Math.Min(taps - skipped, ((size - 1 - first) / dilation) + 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Largest(float* x, int rows, nint rowStep, int columns, nint step)
    {
        var result = V.Create(float.NegativeInfinity);
        for (; rows > 0; rows--, x += rowStep)
        {
            for (var q = 0; q < columns; q++) result = V.Max(result, V.Load(x + (q * step)));
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Smallest(float* x, int rows, nint rowStep, int columns, nint step)
    {
        var result = V.Create(float.PositiveInfinity);
        for (; rows > 0; rows--, x += rowStep)
        {
            for (var q = 0; q < columns; q++) result = V.Min(result, V.Load(x + (q * step)));
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Sum(float* x, int rows, nint rowStep, int columns, nint step)
    {
        var result = V.Zero;
        for (; rows > 0; rows--, x += rowStep)
        {
            for (var q = 0; q < columns; q++) result += V.Load(x + (q * step));
        }

        return result;
    }

    private int Divisor(int row, int column, int inside) => op is AveragePool2D { CountIncludePad: true }
        ? Padded(row, op.StrideY, op.DilationY, op.KernelHeight, op.Padding.Top, op.Padding.Bottom, input.Shape.H)
            * Padded(column, op.StrideX, op.DilationX, op.KernelWidth, op.Padding.Left, op.Padding.Right, input.Shape.W)
        : inside;

    /// <summary>Places of a window that lie in the padded picture; the last windows of a size rounded up reach past it.</summary>
    private static int Padded(int window, int stride, int dilation, int taps, int before, int after, int size)
    {
        var room = size + after - 1 - ((window * stride) - before);
        return room < 0 ? 0 : Math.Min(taps, (room / dilation) + 1);
    }
}
