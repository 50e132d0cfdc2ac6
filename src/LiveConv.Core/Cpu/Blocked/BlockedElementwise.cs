namespace LiveConv.Cpu.Blocked;

/// <summary>An op that maps values one by one, on blocked feature maps; an operand of one pixel a channel is repeated over all pixels.</summary>
internal sealed unsafe class BlockedElementwise : CpuKernel
{
    private const int Block = 2048;

    private readonly SpanFunction function;
    private readonly BlockedTensor[] inputs;
    private readonly BlockedTensor output;

    /// <param name="function">The function of one or two values.</param>
    /// <param name="inputs">Of the output's shape, or with one pixel, one picture or both.</param>
    /// <param name="output">The result.</param>
    public BlockedElementwise(SpanFunction function, BlockedTensor[] inputs, BlockedTensor output) =>
        (this.function, this.inputs, this.output) = (function, inputs, output);

    private int Parts => (output.Plane + Block - 1) / Block;

    /// <summary>A row is a part of a plane.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * Parts;

    public override void Run(int phase, int from, int to)
    {
        Span<float> scratch = stackalloc float[2 * Block];
        for (var row = from; row < to; row++)
        {
            var (plane, part) = Math.DivRem(row, Parts);
            var (n, block) = Math.DivRem(plane, output.Blocks);
            var start = part * Block;
            var length = Math.Min(Block, output.Plane - start);
            function(
                Operand(inputs[0], n, block, start, scratch[..length]),
                inputs.Length > 1 ? Operand(inputs[1], n, block, start, scratch.Slice(Block, length)) : default,
                new Span<float>(output.Block(n, block) + start, length));
        }
    }

    private ReadOnlySpan<float> Operand(BlockedTensor input, int n, int block, int start, Span<float> scratch)
    {
        var values = input.Block(input.Shape.N == 1 ? 0 : n, block);
        if (input.Plane == output.Plane) return new ReadOnlySpan<float>(values + start, scratch.Length);
        var pixel = new ReadOnlySpan<float>(values, input.Lanes);
        for (var i = 0; i < scratch.Length; i += pixel.Length) pixel.CopyTo(scratch[i..]);
        return scratch;
    }
}
