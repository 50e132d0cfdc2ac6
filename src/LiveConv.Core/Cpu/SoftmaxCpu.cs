using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>Softmax and its logarithm: along the last axis row by row, along another one for a block of neighbours at a time.</summary>
internal sealed class SoftmaxCpu(AxisOp op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private const int Block = 256;

    private readonly Tensor x = inputs[0];
    private readonly bool logarithm = op is LogSoftmax;
    private readonly AxisRuns runs = new(output.Shape, [op.Axis]);
    private readonly int count = output.Shape[op.Axis];

    private int Blocks => IsContiguous ? 1 : (runs.Length + Block - 1) / Block;

    // An axis in front of axes of size 1 is contiguous too, but that case may as well take the other way.
    private bool IsContiguous => runs.Within;

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : runs.Starts.Length * Blocks;

    public override void Run(int phase, int from, int to)
    {
        Span<float> scratch = stackalloc float[IsContiguous ? 1 : 2 * Block];
        for (var row = from; row < to; row++)
        {
            if (IsContiguous)
            {
                Along(x.Values.Slice(runs.Starts[row], count), output.Values.Slice(runs.Starts[row], count));
                continue;
            }

            var (group, block) = Math.DivRem(row, Blocks);
            var width = Math.Min(Block, runs.Length - (block * Block));
            Across(runs.Starts[group] + (block * Block), scratch[..width], scratch.Slice(Block, width));
        }
    }

    private void Along(ReadOnlySpan<float> values, Span<float> y)
    {
        var largest = TensorPrimitives.Max(values);
        TensorPrimitives.Subtract(values, largest, y);
        if (logarithm)
        {
            TensorPrimitives.Subtract(y, MathF.Log(Simd.SumOfPowers(values, largest)), y);
            return;
        }

        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Divide(y, TensorPrimitives.Sum(y), y);
    }

    private void Across(int start, Span<float> largest, Span<float> sum)
    {
        largest.Fill(float.NegativeInfinity);
        foreach (var member in runs.Members) TensorPrimitives.Max(largest, x.Values.Slice(start + member, largest.Length), largest);
        sum.Clear();
        foreach (var member in runs.Members)
        {
            var y = output.Values.Slice(start + member, sum.Length);
            TensorPrimitives.Subtract(x.Values.Slice(start + member, sum.Length), largest, y);
            for (var i = 0; i < y.Length; i += Simd.Count)
            {
                var power = Vector.Exp(Simd.Load(y, i));
                Simd.Store(sum, i, Simd.Load(sum, i) + power);
                if (!logarithm) Simd.Store(y, i, power);
            }
        }

        if (logarithm) TensorPrimitives.Log(sum, sum);
        foreach (var member in runs.Members)
        {
            var y = output.Values.Slice(start + member, sum.Length);
            if (logarithm) TensorPrimitives.Subtract(y, sum, y);
            else TensorPrimitives.Divide(y, sum, y);
        }
    }
}
