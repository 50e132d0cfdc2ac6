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
    private readonly PoolPlace[] rows;
    private readonly PoolPlace[] columns;

    public BlockedPool(PoolOp op, BlockedTensor input, BlockedTensor output)
    {
        (this.op, this.input, this.output) = (op, input, output);
        var padded = op is AveragePool2D { CountIncludePad: true };
        rows = PoolPlace.All(output.Shape.H, op.StrideY, op.DilationY, op.KernelHeight, op.Padding.Top, op.Padding.Bottom, input.Shape.H, padded);
        columns = PoolPlace.All(output.Shape.W, op.StrideX, op.DilationX, op.KernelWidth, op.Padding.Left, op.Padding.Right, input.Shape.W, padded);
    }

    public static bool Suits(PoolOp op) => op is MaxPool2D or MinPool2D or AveragePool2D;

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        nint rowStep = op.DilationY * input.Shape.W * V.Count, step = op.DilationX * V.Count;
        for (var index = from; index < to; index++)
        {
            var (plane, row) = Math.DivRem(index, output.Shape.H);
            var (n, block) = Math.DivRem(plane, output.Blocks);
            var x = input.Block(n, block) + ((nint)rows[row].First * input.Shape.W * V.Count);
            var y = output.Block(n, block) + ((nint)row * output.Shape.W * V.Count);
            if (op is MaxPool2D) Largest(x, rows[row].Inside, rowStep, step, y);
            else if (op is MinPool2D) Smallest(x, rows[row].Inside, rowStep, step, y);
            else Mean(x, rows[row], rowStep, step, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Largest(float* x, int height, nint rowStep, nint step, float* y)
    {
        foreach (var place in columns)
        {
            var result = V.Create(float.NegativeInfinity);
            var line = x + ((nint)place.First * V.Count);
            for (var p = 0; p < height; p++, line += rowStep)
            {
                for (var q = 0; q < place.Inside; q++) result = V.Max(result, V.Load(line + (q * step)));
            }

            result.Store(y);
            y += V.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Smallest(float* x, int height, nint rowStep, nint step, float* y)
    {
        foreach (var place in columns)
        {
            var result = V.Create(float.PositiveInfinity);
            var line = x + ((nint)place.First * V.Count);
            for (var p = 0; p < height; p++, line += rowStep)
            {
                for (var q = 0; q < place.Inside; q++) result = V.Min(result, V.Load(line + (q * step)));
            }

            result.Store(y);
            y += V.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mean(float* x, PoolPlace row, nint rowStep, nint step, float* y)
    {
        foreach (var place in columns)
        {
            var sum = V.Zero;
            var line = x + ((nint)place.First * V.Count);
            for (var p = 0; p < row.Inside; p++, line += rowStep)
            {
                for (var q = 0; q < place.Inside; q++) sum += V.Load(line + (q * step));
            }

            (sum / V.Create(row.Count * place.Count)).Store(y);
            y += V.Count;
        }
    }
}
