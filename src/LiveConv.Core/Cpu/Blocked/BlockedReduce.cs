using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>Sum, mean, largest or smallest value of each channel of blocked feature maps, to a row-major tensor.</summary>
internal sealed unsafe class BlockedReduce<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly ReduceKind kind;
    private readonly BlockedTensor input;
    private readonly Tensor output;

    public BlockedReduce(Reduce op, BlockedTensor input, Tensor output) => (kind, this.input, this.output) = (op.Kind, input, output);

    public static bool Suits(Reduce op) =>
        op is { Axes: [2, 3] or [3, 2], Kind: ReduceKind.Sum or ReduceKind.Mean or ReduceKind.Max or ReduceKind.Min };

    /// <summary>A row is a block of channels.</summary>
    public override int Rows(int phase) => input.Shape.N * input.Blocks;

    public override void Run(int phase, int from, int to)
    {
        var lanes = stackalloc float[V.Count];
        for (var row = from; row < to; row++)
        {
            var (n, block) = Math.DivRem(row, input.Blocks);
            var channels = Math.Min(V.Count, input.Shape.C - (block * V.Count));
            Summary(input.Block(n, block), input.Plane).Store(lanes);
            new ReadOnlySpan<float>(lanes, channels).CopyTo(output.Values[((n * input.Shape.C) + (block * V.Count))..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private V Summary(float* x, nint length)
    {
        if (kind is ReduceKind.Max or ReduceKind.Min)
        {
            var extreme = V.Create(kind == ReduceKind.Max ? float.NegativeInfinity : float.PositiveInfinity);
            for (nint i = 0; i < length; i += V.Count) extreme = kind == ReduceKind.Max ? V.Max(extreme, V.Load(x + i)) : V.Min(extreme, V.Load(x + i));
            return extreme;
        }

        // Two sums that don't wait for each other.
        V even = V.Zero, odd = V.Zero;
        nint j = 0;
        for (; j <= length - (2 * V.Count); j += 2 * V.Count)
        {
            even += V.Load(x + j);
            odd += V.Load(x + j + V.Count);
        }

        if (j < length) even += V.Load(x + j);
        even += odd;
        return kind == ReduceKind.Mean ? even / V.Create(length / V.Count) : even;
    }
}
