using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>The gradient of a max-pool on blocked feature maps: each window first finds its largest value, then the first place that has it.</summary>
internal sealed unsafe class BlockedMaxPoolGradient<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly BlockedTensor input;
    private readonly BlockedTensor gradient;
    private readonly BlockedTensor output;
    private readonly PoolPlace[] rows;
    private readonly PoolPlace[] columns;
    private readonly nint rowStep;
    private readonly nint step;

    public BlockedMaxPoolGradient(MaxPool2D pool, BlockedTensor input, BlockedTensor gradient, BlockedTensor output)
    {
        (this.input, this.gradient, this.output) = (input, gradient, output);
        rows = PoolPlace.All(gradient.Shape.H, pool.StrideY, pool.DilationY, pool.KernelHeight, pool.Padding.Top, pool.Padding.Bottom, input.Shape.H, padded: false);
        columns = PoolPlace.All(gradient.Shape.W, pool.StrideX, pool.DilationX, pool.KernelWidth, pool.Padding.Left, pool.Padding.Right, input.Shape.W, padded: false);
        (rowStep, step) = (pool.DilationY * input.Shape.W * V.Count, pool.DilationX * V.Count);
    }

    /// <summary>A row is a block of channels of a picture: windows overlap.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks;

    public override void Run(int phase, int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            var (n, block) = Math.DivRem(index, output.Blocks);
            float* x = input.Block(n, block), g = gradient.Block(n, block), y = output.Block(n, block);
            new Span<float>(y, output.Plane).Clear();
            foreach (var row in rows)
            {
                var line = (nint)row.First * input.Shape.W * V.Count;
                foreach (var column in columns)
                {
                    var first = line + ((nint)column.First * V.Count);
                    HandOver(x + first, y + first, row.Inside, column.Inside, V.Load(g));
                    g += V.Count;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void HandOver(float* x, float* y, int height, int width, V left)
    {
        var largest = V.Create(float.NegativeInfinity);
        for (var p = 0; p < height; p++)
        {
            for (var q = 0; q < width; q++) largest = V.Max(largest, V.Load(x + (p * rowStep) + (q * step)));
        }

        for (var p = 0; p < height; p++)
        {
            for (var q = 0; q < width; q++)
            {
                var place = (p * rowStep) + (q * step);
                var value = V.Load(x + place);
                (V.Load(y + place) + V.WhereSame(value, largest, left, V.Zero)).Store(y + place);
                left = V.WhereSame(value, largest, V.Zero, left);
            }
        }
    }
}
