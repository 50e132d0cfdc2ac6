using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>One channel from several: mean, largest, luma; row by row.</summary>
internal sealed class ChannelReduceCpu(Op op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private readonly Tensor input = inputs[0];

    public override int Rows(int phase) => output.Shape.N * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        var width = output.Shape.W;
        for (var row = from; row < to; row++)
        {
            var (n, y) = Math.DivRem(row, output.Shape.H);
            var sum = output.Values.Slice(row * width, width);
            if (op is ColorToGray)
            {
                TensorPrimitives.Multiply(Channel(n, 0, y), ColorToGray.Red, sum);
                TensorPrimitives.MultiplyAddEstimate(Channel(n, 1, y), ColorToGray.Green, sum, sum);
                TensorPrimitives.MultiplyAddEstimate(Channel(n, 2, y), ColorToGray.Blue, sum, sum);
                continue;
            }

            Channel(n, 0, y).CopyTo(sum);
            for (var c = 1; c < input.Shape.C; c++)
            {
                if (op is MaxChannels) TensorPrimitives.Max(sum, Channel(n, c, y), sum);
                else TensorPrimitives.Add(sum, Channel(n, c, y), sum);
            }

            if (op is MeanChannels) TensorPrimitives.Divide(sum, input.Shape.C, sum);
        }
    }

    private ReadOnlySpan<float> Channel(int n, int c, int y) => input.Values.Slice(input.Index(n, c, y, 0), input.Shape.W);
}
