using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>An output whose channels are copies of channels of the inputs: concatenation and splitting.</summary>
internal sealed class CopyChannelsCpu : CpuKernel
{
    private readonly (Tensor Source, int Channel)[] channels;
    private readonly Tensor output;

    private CopyChannelsCpu(IEnumerable<(Tensor Source, int Channel)> channels, Tensor output)
    {
        this.channels = [.. channels];
        this.output = output;
    }

    public static CopyChannelsCpu Concat(Tensor[] inputs, Tensor output) =>
        new(inputs.SelectMany(input => Enumerable.Range(0, input.Shape.C).Select(c => (input, c))), output);

    public static CopyChannelsCpu Split(SplitChannels op, Tensor[] inputs, Tensor output) =>
        new(Enumerable.Range(op.Start, op.Count).Select(c => (inputs[0], c)), output);

    /// <summary>A row is a plane of the output.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Shape.C;

    public override void Run(int phase, int from, int to)
    {
        var size = output.Shape.H * output.Shape.W;
        for (var plane = from; plane < to; plane++)
        {
            var (n, c) = Math.DivRem(plane, channels.Length);
            var (source, channel) = channels[c];
            source.Data.AsSpan(source.Index(n, channel, 0, 0), size).CopyTo(output.Data.AsSpan(plane * size, size));
        }
    }
}
