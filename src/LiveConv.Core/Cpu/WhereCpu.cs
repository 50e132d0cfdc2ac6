using System.Numerics;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>One of two values by a third, with broadcasting.</summary>
internal sealed class WhereCpu(Tensor[] inputs, Tensor output) : CpuKernel
{
    private const int Block = 1024;

    private readonly BroadcastOperand condition = new(inputs[0], output.Shape);
    private readonly BroadcastOperand x = new(inputs[1], output.Shape);
    private readonly BroadcastOperand y = new(inputs[2], output.Shape);

    public override int Rows(int phase) => (output.Shape.Count + Block - 1) / Block;

    public override void Run(int phase, int from, int to)
    {
        Span<float> scratch = stackalloc float[3 * Block];
        for (var block = from; block < to; block++)
        {
            var start = block * Block;
            var length = Math.Min(Block, output.Shape.Count - start);
            var c = condition.Block(start, length, scratch);
            var a = x.Block(start, length, scratch[Block..]);
            var b = y.Block(start, length, scratch[(2 * Block)..]);
            var target = output.Values.Slice(start, length);
            for (var i = 0; i < length; i += Simd.Count)
            {
                var otherwise = Vector.Equals(Simd.Load(c, i), Vector<float>.Zero);
                Simd.Store(target, i, Vector.ConditionalSelect(otherwise, Simd.Load(b, i), Simd.Load(a, i)));
            }
        }
    }
}
