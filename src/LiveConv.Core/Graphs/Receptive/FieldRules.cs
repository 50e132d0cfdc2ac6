using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Graphs.Receptive;

/// <summary>How each op carries a receptive field from one of its inputs to its output.</summary>
internal static class FieldRules
{
    /// <param name="node">The layer.</param>
    /// <param name="place">Which of its inputs.</param>
    /// <param name="span">What a value of that input sees.</param>
    public static FieldSpan Apply(Node node, int place, FieldSpan span)
    {
        var x = node.Inputs[place].Shape;
        return node.Op switch
        {
            Conv2D conv when place == 0 => Conv(conv, node.Inputs[1].Shape, span),
            Conv2D { HasResidual: true } when place == node.Inputs.Length - 1 => span,
            ConvTranspose2D conv when place == 0 => ConvTranspose(conv, node.Inputs[1].Shape, span),
            PoolOp pool => Pool(pool, span),
            MedianFilter median => Around(span, median.Size / 2, median.Size / 2),
            BilateralFilter bilateral => Around(span, bilateral.Radius, bilateral.Radius),
            NonMaximumSuppression maxima => Around(span, maxima.RadiusY, maxima.RadiusX),
            EdgeThinning => Around(span, 1, 1),
            NormalizedCrossCorrelation when place == 0 => Template(node.Inputs[1].Shape, span),
            Resize resize => Resized(resize, x, node.Shape, span),
            UnaryOp or BatchNormalization or Cast or QuantizationOp when place == 0 => span,
            BinaryOp or Where => Broadcasted(x, node.Shape, span),
            ChannelReduceOp or ColorToGray or LocalResponseNormalization => span.Axis == 1 ? FieldSpan.Everything : span,
            LayerNormalization layer when place == 0 => span.Axis < layer.Axis ? span : FieldSpan.Everything,
            AxisOp along => span.Axis == along.Axis ? FieldSpan.Everything : span,
            TopKOp top => span.Axis == top.Axis ? FieldSpan.Everything : span,
            ArgOp arg => Reduced([arg.Axis], arg.KeepDims, span),
            Reduce reduce => Reduced(reduce.Axes.AsSpan(), reduce.KeepDims, span),
            Concat concat => span.Axis == concat.Axis ? FieldSpan.Everything : span,
            Gather gather when place == 0 => Gathered(gather.Axis, node.Inputs[1].Shape.Rank, span),
            Gemm gemm when place < 2 => Multiplied(place == 0 ? gemm.TransposeA : gemm.TransposeB, place, 2, 2, span),
            MatMul => Multiplied(false, place, x.Rank, node.Shape.Rank, span),
            DepthToSpace spread => Blocks(span, 1.0 / spread.BlockSize, (1.0 / spread.BlockSize) - 1, 0),
            SpaceToDepth cut => Blocks(span, cut.BlockSize, 0, cut.BlockSize - 1),
            AxisMovementOp movement => Moved(movement, x, node.Shape, span),
            _ => FieldSpan.Everything,
        };
    }

    private static FieldSpan Conv(Conv2D conv, Shape weights, FieldSpan span) => span.Axis switch
    {
        2 => Window(span, weights.H, conv.StrideY, conv.DilationY, conv.Padding.Top),
        3 => Window(span, weights.W, conv.StrideX, conv.DilationX, conv.Padding.Left),
        1 => FieldSpan.Everything,
        _ => span,
    };

    /// <summary>Output i takes the inputs j with i = j·stride − padding + q·dilation for a place q of the kernel.</summary>
    private static FieldSpan ConvTranspose(ConvTranspose2D conv, Shape weights, FieldSpan span)
    {
        FieldSpan Spread(int kernel, double stride, int dilation, int padding) =>
            span.Slide(1 / stride, (padding - ((kernel - 1) * dilation)) / stride, padding / stride);
        return span.Axis switch
        {
            2 => Spread(weights.H, conv.StrideY, conv.DilationY, conv.Padding.Top),
            3 => Spread(weights.W, conv.StrideX, conv.DilationX, conv.Padding.Left),
            1 => FieldSpan.Everything,
            _ => span,
        };
    }

    /// <summary>Blocks of pixels become channels, or the other way round.</summary>
    private static FieldSpan Blocks(FieldSpan span, double stride, double first, double last) => span.Axis switch
    {
        2 or 3 => span.Slide(stride, first, last),
        1 => FieldSpan.Everything,
        _ => span,
    };

    private static FieldSpan Pool(PoolOp pool, FieldSpan span) => span.Axis switch
    {
        2 => Window(span, pool.KernelHeight, pool.StrideY, pool.DilationY, pool.Padding.Top),
        3 => Window(span, pool.KernelWidth, pool.StrideX, pool.DilationX, pool.Padding.Left),
        _ => span,
    };

    private static FieldSpan Window(FieldSpan span, int kernel, int stride, int dilation, int padding) =>
        span.Slide(stride, -padding, ((kernel - 1) * dilation) - padding);

    private static FieldSpan Around(FieldSpan span, int radiusY, int radiusX) => span.Axis switch
    {
        2 => span.Slide(1, -radiusY, radiusY),
        3 => span.Slide(1, -radiusX, radiusX),
        _ => span,
    };

    private static FieldSpan Template(Shape template, FieldSpan span)
    {
        var padding = Padding.Same(template.H, template.W);
        return span.Axis switch
        {
            2 => Window(span, template.H, 1, 1, padding.Top),
            3 => Window(span, template.W, 1, 1, padding.Left),
            _ => span,
        };
    }

    /// <summary>Position i lies at ratio·i + centre and takes the pixels that its filter reaches.</summary>
    private static FieldSpan Resized(Resize resize, Shape x, Shape y, FieldSpan span)
    {
        if (span.Axis < 2) return span;
        var (size, result) = (x[span.Axis], y[span.Axis]);
        var scale = span.Axis == 2 ? resize.ScaleY : resize.ScaleX;
        var ratio = scale > 0 ? 1.0 / scale : (double)size / result;
        double centre;
        switch (resize.CoordinateMode)
        {
            case CoordinateMode.Asymmetric:
                centre = 0;
                break;
            case CoordinateMode.AlignCorners:
                (ratio, centre) = (result > 1 ? (size - 1.0) / (result - 1) : 0, 0);
                break;
            case CoordinateMode.TfCropAndResize:
                return FieldSpan.Everything;
            default:
                centre = (ratio - 1) / 2;
                break;
        }

        var isRounded = resize.NearestRounding is NearestRounding.RoundPreferCeil or NearestRounding.RoundPreferFloor;
        var reach = resize.Mode switch
        {
            ResizeMode.Nearest => isRounded ? 0.5 : 1,
            ResizeMode.Cubic => 2,
            _ => 1.0,
        };
        if (resize.Antialias) reach *= Math.Max(1, ratio);
        // The fraction of a place is never quite 1.
        return span.Slide(ratio, centre - reach, centre + reach - 1e-3);
    }

    /// <summary>Axes are counted from the last; a side of 1 that is repeated sees its pixel from everywhere.</summary>
    private static FieldSpan Broadcasted(Shape x, Shape y, FieldSpan span)
    {
        var axis = span.Axis + y.Rank - x.Rank;
        return x[span.Axis] == y[axis] ? span.Move(axis) : FieldSpan.Everything;
    }

    private static FieldSpan Reduced(ReadOnlySpan<int> axes, bool keepDims, FieldSpan span)
    {
        if (axes.Contains(span.Axis)) return FieldSpan.Everything;
        if (keepDims) return span;
        var before = 0;
        foreach (var axis in axes)
        {
            if (axis < span.Axis) before++;
        }

        return span.Move(span.Axis - before);
    }

    private static FieldSpan Gathered(int axis, int indexRank, FieldSpan span) =>
        span.Axis == axis ? FieldSpan.Everything : span.Axis < axis ? span : span.Move(span.Axis + indexRank - 1);

    /// <summary>Of the left matrix the rows stay, of the right one the columns; the other axis is summed over.</summary>
    private static FieldSpan Multiplied(bool isTransposed, int place, int rank, int outputRank, FieldSpan span)
    {
        var fromEnd = rank - span.Axis;
        if (fromEnd > 2) return span.Move(outputRank - fromEnd);
        var isRow = fromEnd == 2 != isTransposed;
        return rank < 2 || isRow != (place == 0) ? FieldSpan.Everything : span.Move(outputRank - (place == 0 ? 2 : 1));
    }

    /// <summary>Finds out by the offsets along which axis of the output the span's axis now runs, and in which steps.</summary>
    private static FieldSpan Moved(AxisMovementOp movement, Shape x, Shape y, FieldSpan span)
    {
        var (stride, size) = (x.Stride(span.Axis), x[span.Axis]);
        FieldSpan? found = null;
        for (var axis = 0; axis < y.Rank; axis++)
        {
            var count = y[axis];
            if (count < 2) continue;
            int Place(int position) => movement.Offset(x, y, axis, position) is var offset && offset < 0 ? -1 : offset / stride % size;

            // In the middle, as the borders of a padding are mirrored or filled.
            var middle = (count / 2) - 1;
            var step = Place(middle + 1) - Place(middle);
            var first = Place(middle) - (step * middle);
            var isAffine = true;
            for (var i = 0; i < count && isAffine; i++) isAffine = Place(i) is var place && (place < 0 || place == first + (step * i));
            if (!isAffine && !(movement is Pad && step == 1)) return FieldSpan.Everything;
            if (step == 0) continue;
            if (found is not null) return FieldSpan.Everything;
            found = span.Slide(step, first, first).Move(axis);
        }

        return found ?? FieldSpan.Everything;
    }
}
