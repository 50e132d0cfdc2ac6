using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>The squares of the neighbouring channels summed block by block; the power as e^(−β·ln).</summary>
internal sealed class LocalResponseNormalizationCpu(LocalResponseNormalization op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private const int Block = 1024;

    private readonly Tensor x = inputs[0];
    private readonly int channels = output.Shape[1];
    private readonly int size = output.Shape.Count / Math.Max(1, output.Shape[0] * output.Shape[1]);

    /// <summary>A row is a plane.</summary>
    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape[0] * channels;

    public override void Run(int phase, int from, int to)
    {
        Span<float> squares = stackalloc float[Block];
        for (var plane = from; plane < to; plane++)
        {
            var c = plane % channels;
            for (var start = 0; start < size; start += Block)
            {
                var sum = squares[..Math.Min(Block, size - start)];
                sum.Clear();
                for (var other = Math.Max(0, c - op.Before); other <= Math.Min(channels - 1, c + op.After); other++)
                {
                    var values = x.Values.Slice(((plane + other - c) * size) + start, sum.Length);
                    TensorPrimitives.MultiplyAddEstimate(values, values, sum, sum);
                }

                Normalise(x.Values.Slice((plane * size) + start, sum.Length), sum, output.Values.Slice((plane * size) + start, sum.Length));
            }
        }
    }

    private void Normalise(ReadOnlySpan<float> values, ReadOnlySpan<float> sum, Span<float> y)
    {
        var (scale, bias) = (op.Alpha / op.Size, new Vector<float>(op.Bias));
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var logarithm = Vector.Log((Simd.Load(sum, i) * scale) + bias);
            Simd.Store(y, i, Simd.Load(values, i) / Vector.Exp(logarithm * op.Beta));
        }
    }
}
