using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Computes a span of an element-wise op; <paramref name="b"/> is empty for one input.</summary>
internal delegate void SpanFunction(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

/// <summary>An op that maps values one by one, in blocks that stay in the first-level cache.</summary>
internal sealed class ElementwiseCpu(SpanFunction function, Tensor[] inputs, Tensor output) : CpuKernel
{
    private const int Block = 4096;

    public override int Rows(int phase) => (output.Data.Length + Block - 1) / Block;

    public override void Run(int phase, int from, int to)
    {
        for (var block = from; block < to; block++)
        {
            var start = block * Block;
            var length = Math.Min(Block, output.Data.Length - start);
            function(
                inputs[0].Data.AsSpan(start, length),
                inputs.Length > 1 ? inputs[1].Data.AsSpan(start, length) : default,
                output.Data.AsSpan(start, length));
        }
    }
}
