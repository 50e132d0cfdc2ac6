using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>The squares of the neighbouring channels summed block by block; the power as e^(−β·ln), or by square roots.</summary>
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

                Normalise(op, x.Values.Slice((plane * size) + start, sum.Length), sum, output.Values.Slice((plane * size) + start, sum.Length));
            }
        }
    }

    /// <summary>Divides values by powers of their neighbours' sums of squares.</summary>
    public static void Normalise(LocalResponseNormalization op, ReadOnlySpan<float> values, ReadOnlySpan<float> sum, Span<float> y)
    {
        var (scale, bias) = (op.Alpha / op.Size, new Vector<float>(op.Bias));
        for (var i = 0; i < y.Length; i += Simd.Count)
        {
            var power = Power((Simd.Load(sum, i) * scale) + bias, op.Beta);
            Simd.Store(y, i, Simd.Load(values, i) / power);
        }
    }

    /// <summary>The usual exponent takes two square roots.</summary>
    private static Vector<float> Power(Vector<float> x, float exponent)
    {
        if (exponent != 0.75f) return Vector.Exp(Vector.Log(x) * exponent);
        var root = Vector.SquareRoot(x);
        return root * Vector.SquareRoot(root);
    }
}
