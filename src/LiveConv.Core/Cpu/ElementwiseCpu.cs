using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Computes a span of an element-wise op; <paramref name="b"/> is empty for one input.</summary>
internal delegate void SpanFunction(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

/// <summary>
/// An op that maps values one by one, with broadcasting, in blocks that stay in the first-level cache. A repeated operand is written
/// out for each block, unless all operands stand where the output's elements stand.
/// </summary>
internal sealed class ElementwiseCpu : CpuKernel
{
    private const int Block = 2048;

    private readonly SpanFunction function;
    private readonly BroadcastOperand[] operands;
    private readonly Tensor output;

    public ElementwiseCpu(SpanFunction function, Tensor[] inputs, Tensor output)
    {
        this.function = function;
        this.output = output;
        operands = [.. inputs.Select(input => new BroadcastOperand(input, output.Shape))];
    }

    public override int Rows(int phase) => (output.Shape.Count + Block - 1) / Block;

    public override void Run(int phase, int from, int to)
    {
        Span<float> scratch = Array.TrueForAll(operands, operand => operand.IsDirect) ? default : stackalloc float[2 * Block];
        for (var block = from; block < to; block++)
        {
            var start = block * Block;
            var length = Math.Min(Block, output.Shape.Count - start);
            function(
                operands[0].Block(start, length, scratch),
                operands.Length > 1 ? operands[1].Block(start, length, scratch.IsEmpty ? scratch : scratch[Block..]) : default,
                output.Values.Slice(start, length));
        }
    }
}
