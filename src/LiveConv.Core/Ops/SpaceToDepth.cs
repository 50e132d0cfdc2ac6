using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Stacks the pixels of blocks of b×b as channels; exact. Input N×C×H·b×W·b, output N×C·b²×H×W:
/// y[n, (p·b + q)·C + c, i, j] = x[n, c, i·b + p, j·b + q].
/// </summary>
/// <param name="BlockSize">b, at least 1.</param>
public sealed record SpaceToDepth(int BlockSize) : AxisMovementOp
{
    public override string Name => nameof(SpaceToDepth);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (BlockSize < 1 || x.H % BlockSize != 0 || x.W % BlockSize != 0)
            throw new ShapeException($"SpaceToDepth can't cut {x.W}×{x.H} pixels into blocks of {BlockSize}×{BlockSize}");
        return new Shape(x.N, (int)Math.Min(int.MaxValue, (long)x.C * BlockSize * BlockSize), x.H / BlockSize, x.W / BlockSize);
    }

    public override int Offset(Shape input, Shape output, int axis, int position)
    {
        var (pixel, channel) = input.C == 0 ? (0, 0) : Math.DivRem(position, input.C);
        return axis switch
        {
            0 => position * input.Stride(0),
            1 => (channel * input.Stride(1)) + (pixel / BlockSize * input.W) + (pixel % BlockSize),
            2 => position * BlockSize * input.W,
            _ => position * BlockSize,
        };
    }
}
