using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>x·s + t for each plane, with s = scale/√(variance + ε) and t = bias − mean·s.</summary>
internal sealed class BatchNormalizationCpu(BatchNormalization op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly int channels = output.Shape[1];
    private readonly int size = output.Shape.Count / Math.Max(1, output.Shape[0] * output.Shape[1]);

    /// <summary>A row is a plane.</summary>
    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape[0] * channels;

    public override void Run(int phase, int from, int to)
    {
        for (var plane = from; plane < to; plane++)
        {
            var c = plane % channels;
            var scale = inputs[1].Values[c] / MathF.Sqrt(inputs[4].Values[c] + op.Epsilon);
            var shift = inputs[2].Values[c] - (inputs[3].Values[c] * scale);
            var y = output.Values.Slice(plane * size, size);
            TensorPrimitives.Multiply(inputs[0].Values.Slice(plane * size, size), scale, y);
            TensorPrimitives.Add(y, shift, y);
        }
    }
}
