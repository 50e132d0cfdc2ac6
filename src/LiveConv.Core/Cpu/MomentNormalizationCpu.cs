using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// Instance, group and layer normalisation: a row is a group; the mean first, then the squares of the differences. Where scale and bias
/// belong to channels, each channel is x·k + t; else every value is scaled and shifted by its own.
/// </summary>
internal sealed class MomentNormalizationCpu : CpuKernel
{
    private const int Block = 1024;

    private readonly Tensor x;
    private readonly Tensor scales;
    private readonly Tensor? biases;
    private readonly Tensor output;
    private readonly float epsilon;
    private readonly int size;
    private readonly bool byChannel;
    private readonly BroadcastOperand scale;
    private readonly BroadcastOperand? bias;

    public MomentNormalizationCpu(MomentNormalizationOp op, Tensor[] inputs, Tensor output)
    {
        (x, scales, biases) = (inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : null);
        this.output = output;
        epsilon = op.Epsilon;
        size = op.GroupSize(output.Shape);
        byChannel = op is not LayerNormalization;
        scale = Parameter(inputs[1]);
        bias = inputs.Length > 2 ? Parameter(inputs[2]) : null;

        BroadcastOperand Parameter(Tensor tensor) => new(tensor, op.ParameterShape(output.Shape, tensor.Shape), output.Shape);
    }

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape.Count / size;

    public override void Run(int phase, int from, int to)
    {
        Span<float> scratch = stackalloc float[byChannel ? 1 : 2 * Block];
        for (var row = from; row < to; row++)
        {
            var values = x.Values.Slice(row * size, size);
            var mean = TensorPrimitives.Sum(values) / size;
            var inverse = 1 / MathF.Sqrt((SumOfSquares(values, mean) / size) + epsilon);
            if (byChannel) Channels(row * size, mean, inverse);
            else Values(row * size, mean, inverse, scratch);
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

    private void Channels(int group, float mean, float inverse)
    {
        var length = output.Shape.Count / (output.Shape[0] * scales.Shape.Count);
        for (var start = group; start < group + size; start += length)
        {
            var c = start / length % scales.Shape.Count;
            var factor = scales.Values[c] * inverse;
            var y = output.Values.Slice(start, length);
            TensorPrimitives.Multiply(x.Values.Slice(start, length), factor, y);
            TensorPrimitives.Add(y, biases!.Values[c] - (mean * factor), y);
        }
    }

    private void Values(int group, float mean, float inverse, Span<float> scratch)
    {
        for (var start = group; start < group + size; start += Block)
        {
            var length = Math.Min(Block, group + size - start);
            var y = output.Values.Slice(start, length);
            TensorPrimitives.Subtract(x.Values.Slice(start, length), mean, y);
            TensorPrimitives.Multiply(y, inverse, y);
            TensorPrimitives.Multiply(y, scale.Block(start, length, scratch), y);
            if (bias is not null) TensorPrimitives.Add(y, bias.Block(start, length, scratch[Block..]), y);
        }
    }
}
