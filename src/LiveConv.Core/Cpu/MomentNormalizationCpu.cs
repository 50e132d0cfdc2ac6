using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>Instance, group and layer normalisation: a row is a group; the mean first, then the squares of the differences.</summary>
internal sealed class MomentNormalizationCpu : CpuKernel
{
    private const int Block = 1024;

    private readonly float[] x;
    private readonly Tensor output;
    private readonly float epsilon;
    private readonly int size;
    private readonly BroadcastOperand scale;
    private readonly BroadcastOperand? bias;

    public MomentNormalizationCpu(MomentNormalizationOp op, Tensor[] inputs, Tensor output)
    {
        x = inputs[0].Data;
        this.output = output;
        epsilon = op.Epsilon;
        size = op.GroupSize(output.Shape);
        scale = Parameter(inputs[1]);
        bias = inputs.Length > 2 ? Parameter(inputs[2]) : null;

        BroadcastOperand Parameter(Tensor tensor) => new(new Tensor(op.ParameterShape(output.Shape, tensor.Shape), tensor.Data), output.Shape);
    }

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape.Count / size;

    public override void Run(int phase, int from, int to)
    {
        Span<float> scratch = stackalloc float[2 * Block];
        for (var row = from; row < to; row++)
        {
            var values = x.AsSpan(row * size, size);
            var mean = TensorPrimitives.Sum(values) / size;
            var inverse = 1 / MathF.Sqrt((SumOfSquares(values, mean) / size) + epsilon);
            for (var start = 0; start < size; start += Block)
            {
                var length = Math.Min(Block, size - start);
                var y = output.Data.AsSpan((row * size) + start, length);
                TensorPrimitives.Subtract(values.Slice(start, length), mean, y);
                TensorPrimitives.Multiply(y, inverse, y);
                TensorPrimitives.Multiply(y, scale.Block((row * size) + start, length, scratch), y);
                if (bias is not null) TensorPrimitives.Add(y, bias.Block((row * size) + start, length, scratch[Block..]), y);
            }
        }
    }

    private static float SumOfSquares(ReadOnlySpan<float> values, float mean)
    {
        var (sums, middle) = (Vector<float>.Zero, new Vector<float>(mean));
        var i = 0;
        for (; i + Simd.Count <= values.Length; i += Simd.Count)
        {
            var difference = Simd.Load(values, i) - middle;
            sums = Vector.MultiplyAddEstimate(difference, difference, sums);
        }

        var sum = Vector.Sum(sums);
        for (; i < values.Length; i++) sum += (values[i] - mean) * (values[i] - mean);
        return sum;
    }
}
