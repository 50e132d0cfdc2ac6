using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Spreads groups of b² channels over blocks of b×b pixels (pixel shuffle); exact. Input N×C·b²×H×W, output N×C×H·b×W·b:
/// y[n, c, i, j] = x[n, k, ⌊i/b⌋, ⌊j/b⌋] with k = ((i mod b)·b + j mod b)·C + c, or c·b² + (i mod b)·b + j mod b.
/// </summary>
/// <param name="BlockSize">b, at least 1.</param>
/// <param name="ColumnRowDepth">Whether the channels of a block follow each other (ONNX mode CRD, PyTorch); otherwise the second formula's terms swap (DCR).</param>
public sealed record DepthToSpace(int BlockSize, bool ColumnRowDepth = false) : AxisMovementOp
{
    public override string Name => nameof(DepthToSpace);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        var x = inputs[0];
        if (BlockSize < 1 || x.C % ((long)BlockSize * BlockSize) != 0)
            throw new ShapeException($"DepthToSpace can't spread {Amount.Of(x.C, "channel")} over blocks of {BlockSize}×{BlockSize} pixels");
        return new Shape(x.N, x.C / (BlockSize * BlockSize), x.H * BlockSize, x.W * BlockSize);
    }

    public override int Offset(Shape input, Shape output, int axis, int position)
    {
        var (plane, block) = (input.H * input.W, BlockSize * BlockSize);

        // How far apart the channels of neighbouring pixels, and of neighbouring output channels, lie.
        var (ofPixels, ofChannels) = ColumnRowDepth ? (plane, plane * block) : (plane * output.C, plane);
        return axis switch
        {
            0 => position * input.C * plane,
            1 => position * ofChannels,
            2 => (position % BlockSize * BlockSize * ofPixels) + (position / BlockSize * input.W),
            _ => (position % BlockSize * ofPixels) + (position / BlockSize),
        };
    }
}
