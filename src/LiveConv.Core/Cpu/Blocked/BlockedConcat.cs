namespace LiveConv.Cpu.Blocked;

/// <summary>Concatenation of blocked feature maps along their channels: whole blocks are copied, channels that change their lane go one by one.</summary>
internal sealed unsafe class BlockedConcat : CpuKernel
{
    private readonly BlockedTensor[] inputs;
    private readonly BlockedTensor output;
    private readonly (int Input, int Channel)[] sources;

    public BlockedConcat(BlockedTensor[] inputs, BlockedTensor output)
    {
        (this.inputs, this.output) = (inputs, output);
        sources = [.. inputs.SelectMany((input, i) => Enumerable.Range(0, input.Shape.C).Select(c => (i, c)))];
    }

    /// <summary>A row is a block of the output.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var (n, block) = Math.DivRem(row, output.Blocks);
            var channels = Math.Min(output.Lanes, output.Shape.C - (block * output.Lanes));
            var y = output.Block(n, block);
            for (var lane = 0; lane < channels;)
            {
                var (input, channel) = sources[(block * output.Lanes) + lane];
                var source = inputs[input];
                var (sourceBlock, sourceLane) = Math.DivRem(channel, source.Lanes);
                var count = Math.Min(channels - lane, Math.Min(source.Lanes - sourceLane, source.Shape.C - channel));
                Copy(source.Block(n, sourceBlock) + sourceLane, y + lane, count);
                lane += count;
            }
        }
    }

    /// <summary>Copies some channels of every pixel.</summary>
    private void Copy(float* from, float* to, int count)
    {
        // Some inputs are computed where they belong.
        if (from == to) return;
        if (count == output.Lanes)
        {
            new ReadOnlySpan<float>(from, output.Plane).CopyTo(new Span<float>(to, output.Plane));
            return;
        }

        for (var i = 0; i < output.Plane; i += output.Lanes)
        {
            for (var lane = 0; lane < count; lane++) to[i + lane] = from[i + lane];
        }
    }
}
