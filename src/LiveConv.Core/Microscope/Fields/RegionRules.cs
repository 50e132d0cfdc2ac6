using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Microscope.Fields;

/// <summary>Which places of an input some places of an op's output are made of.</summary>
internal static class RegionRules
{
    /// <param name="tracer">Keeps what is worked out of an op once.</param>
    /// <param name="node">The layer.</param>
    /// <param name="input">Which of its inputs.</param>
    /// <param name="y">Places of its output.</param>
    /// <param name="x">Takes the places of the input; empty before. An axis without any means that nothing is read.</param>
    public static void Apply(FieldTracer tracer, Node node, int input, Region y, Region x)
    {
        switch (node.Op)
        {
            case Conv2D conv when input == 0: Conv(conv, node, y, x); break;
            case Conv2D { HasResidual: true } when input == 3: Same(y, x); break;
            case ConvTranspose2D conv when input == 0: ConvTranspose(conv, node, y, x); break;
            case PoolOp pool:
                Same(y, x, 0, 1);
                Window(y, x, 2, pool.KernelHeight, pool.StrideY, pool.DilationY, pool.Padding.Top, BorderMode.Zero);
                Window(y, x, 3, pool.KernelWidth, pool.StrideX, pool.DilationX, pool.Padding.Left, BorderMode.Zero);
                break;
            case MedianFilter median: Around(y, x, median.Size / 2, median.Size / 2, BorderMode.Replicate); break;
            case NonMaximumSuppression maxima: Around(y, x, maxima.RadiusY, maxima.RadiusX, BorderMode.Zero); break;
            case EdgeThinning: Around(y, x, 1, 1, BorderMode.Zero); break;
            case BilateralFilter bilateral:
                Around(y, x, bilateral.Radius, bilateral.Radius, BorderMode.Reflect);
                x.MarkAll(1);
                break;
            case NormalizedCrossCorrelation when input == 0 && node.Inputs[1].Shape is var template:
                var padding = Padding.Same(template.H, template.W);
                Same(y, x, 0, 1);
                Window(y, x, 2, template.H, 1, 1, padding.Top, BorderMode.Replicate);
                Window(y, x, 3, template.W, 1, 1, padding.Left, BorderMode.Replicate);
                break;
            case Hysteresis: All(y, x, from: 2); break;
            case Resize resize: Resized(resize, tracer, node, y, x); break;
            case AxisMovementOp movement: (tracer.Steps[node.Index] ??= new MovementSteps(movement, x.Shape, y.Shape)).Apply(y, x); break;
            case Concat concat: Joined(concat, node, input, y, x); break;
            case Gather gather when input == 0: Gathered(gather, node, y, x); break;
            case UnaryOp or Cast or BatchNormalization or QuantizationOp when input == 0: Same(y, x); break;
            case BinaryOp or Where: Broadcasted(y, x); break;
            case ChannelReduceOp or ColorToGray:
                Same(y, x);
                x.MarkAll(1);
                break;
            case LocalResponseNormalization normalization:
                Same(y, x);
                x.Mark(1).Clear();
                Neighbours(y.Places(1), x.Mark(1), normalization.Before, normalization.After);
                break;
            case InstanceNormalization when input == 0: All(y, x, from: 2); break;
            case LayerNormalization normalization when input == 0: All(y, x, from: normalization.Axis); break;
            case GroupNormalization normalization when input == 0:
                All(y, x, from: 2);
                Blocks(y.Places(1), x.Mark(1), x.Shape[1] / normalization.Groups);
                break;
            case AxisOp along: Along(along.Axis, y, x); break;
            case TopKOp top: Along(top.Axis, y, x); break;
            case ArgOp arg: Reduced([arg.Axis], arg.KeepDims, y, x); break;
            case Reduce reduce: Reduced(reduce.Axes.AsSpan(), reduce.KeepDims, y, x); break;
            case Gemm gemm when input < 2: Factor(input == 0 ? gemm.TransposeA : gemm.TransposeB, input, y, x); break;
            case Gemm: Broadcasted(y, x); break;
            case MatMul when x.Shape.Rank >= 2 && y.Shape.Rank >= 2: Multiplied(input, y, x); break;
            default: x.MarkAll(); break;
        }
    }

    private static void Conv(Conv2D conv, Node node, Region y, Region x)
    {
        var w = node.Inputs[1].Shape;
        Same(y, x, 0, 0);
        Groups(y.Places(1), x.Mark(1), w.N / conv.Groups, w.C);
        Window(y, x, 2, w.H, conv.StrideY, conv.DilationY, conv.Padding.Top, conv.Border);
        Window(y, x, 3, w.W, conv.StrideX, conv.DilationX, conv.Padding.Left, conv.Border);
    }

    private static void ConvTranspose(ConvTranspose2D conv, Node node, Region y, Region x)
    {
        var w = node.Inputs[1].Shape;
        Same(y, x, 0, 0);
        Groups(y.Places(1), x.Mark(1), w.C, x.Shape.C / conv.Groups);
        Spread(y.Places(2), x.Mark(2), w.H, conv.StrideY, conv.DilationY, conv.Padding.Top);
        Spread(y.Places(3), x.Mark(3), w.W, conv.StrideX, conv.DilationX, conv.Padding.Left);
    }

    /// <summary>Of groups of outputs those of the inputs.</summary>
    private static void Groups(ReadOnlySpan<bool> y, Span<bool> x, int outputs, int inputs)
    {
        for (var group = 0; group * outputs < y.Length; group++)
        {
            if (y.Slice(group * outputs, outputs).Contains(true)) x.Slice(group * inputs, inputs).Fill(true);
        }
    }

    private static void Blocks(ReadOnlySpan<bool> y, Span<bool> x, int size) => Groups(y, x, size, size);

    private static void Window(Region y, Region x, int axis, int kernel, int stride, int dilation, int before, BorderMode border)
    {
        var places = y.Places(axis);
        var result = x.Mark(axis);
        for (var i = 0; i < places.Length; i++)
        {
            if (!places[i]) continue;
            for (var tap = 0; tap < kernel; tap++)
            {
                if (Border.Map((i * stride) + (tap * dilation) - before, result.Length, border) is var place and >= 0) result[place] = true;
            }
        }
    }

    private static void Spread(ReadOnlySpan<bool> places, Span<bool> result, int kernel, int stride, int dilation, int before)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (!places[i]) continue;
            for (var tap = 0; tap < kernel; tap++)
            {
                var place = i + before - (tap * dilation);
                if (place >= 0 && place % stride == 0 && place / stride < result.Length) result[place / stride] = true;
            }
        }
    }

    private static void Around(Region y, Region x, int radiusY, int radiusX, BorderMode border)
    {
        Same(y, x, 0, 1);
        Window(y, x, 2, (2 * radiusY) + 1, 1, 1, radiusY, border);
        Window(y, x, 3, (2 * radiusX) + 1, 1, 1, radiusX, border);
    }

    private static void Neighbours(ReadOnlySpan<bool> y, Span<bool> x, int before, int after)
    {
        for (var i = 0; i < y.Length; i++)
        {
            if (!y[i]) continue;
            var first = Math.Max(0, i - before);
            x[first..Math.Min(x.Length, i + after + 1)].Fill(true);
        }
    }

    private static void Resized(Resize resize, FieldTracer tracer, Node node, Region y, Region x)
    {
        var (rows, columns) = tracer.TapsOf(node, resize, x.Shape);
        Same(y, x, 0, 1);
        Tapped(rows, y.Places(2), x.Mark(2));
        Tapped(columns, y.Places(3), x.Mark(3));
    }

    private static void Tapped(ResizeTaps taps, ReadOnlySpan<bool> y, Span<bool> x)
    {
        for (var i = 0; i < y.Length; i++)
        {
            if (!y[i] || taps.Outside[i]) continue;
            for (var tap = i * taps.Count; tap < (i + 1) * taps.Count; tap++)
            {
                if (taps.Weights[tap] != 0) x[taps.Sources[tap]] = true;
            }
        }
    }

    private static void Joined(Concat concat, Node node, int input, Region y, Region x)
    {
        var first = 0;
        for (var before = 0; before < input; before++) first += node.Inputs[before].Shape[concat.Axis];
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            var places = y.Places(axis);
            (axis == concat.Axis ? places.Slice(first, x.Shape[axis]) : places).CopyTo(x.Mark(axis));
        }
    }

    private static void Gathered(Gather gather, Node node, Region y, Region x)
    {
        var indices = node.Inputs[1];
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            if (axis != gather.Axis)
            {
                y.Places(axis < gather.Axis ? axis : axis + indices.Shape.Rank - 1).CopyTo(x.Mark(axis));
                continue;
            }

            if (indices.Constant is not { } known)
            {
                x.MarkAll(axis);
                continue;
            }

            // Of several axes of indices it is enough to know that one of the places counts.
            for (var k = 0; k < known.Shape.Count; k++)
            {
                if (indices.Shape.Rank != 1 || y.Places(axis)[k]) x.Mark(axis)[Gather.Place(known.Integers[k], x.Shape[axis])] = true;
            }
        }
    }

    private static void Same(Region y, Region x) => Same(y, x, 0, x.Shape.Rank - 1);

    private static void Same(Region y, Region x, int first, int last)
    {
        for (var axis = first; axis <= last; axis++) y.Places(axis).CopyTo(x.Mark(axis));
    }

    private static void All(Region y, Region x, int from)
    {
        Same(y, x, 0, from - 1);
        for (var axis = from; axis < x.Shape.Rank; axis++) x.MarkAll(axis);
    }

    private static void Along(int along, Region y, Region x)
    {
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            if (axis == along) x.MarkAll(axis);
            else y.Places(axis).CopyTo(x.Mark(axis));
        }
    }

    private static void Broadcasted(Region y, Region x)
    {
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            var places = y.Places(axis + y.Shape.Rank - x.Shape.Rank);
            if (x.Shape[axis] == places.Length) places.CopyTo(x.Mark(axis));
            else x.MarkAll(axis);
        }
    }

    private static void Reduced(ReadOnlySpan<int> axes, bool keepDims, Region y, Region x)
    {
        var next = 0;
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            if (axes.Contains(axis))
            {
                x.MarkAll(axis);
                if (keepDims) next++;
            }
            else
            {
                y.Places(next++).CopyTo(x.Mark(axis));
            }
        }
    }

    /// <summary>Of the left matrix the rows of the output, of the right one its columns.</summary>
    private static void Factor(bool isTransposed, int input, Region y, Region x)
    {
        var kept = isTransposed ? 1 - input : input;
        y.Places(input).CopyTo(x.Mark(kept));
        x.MarkAll(1 - kept);
    }

    private static void Multiplied(int input, Region y, Region x)
    {
        var rank = x.Shape.Rank;
        for (var axis = 0; axis < rank - 2; axis++)
        {
            var of = axis + y.Shape.Rank - rank;
            if (of >= 0 && x.Shape[axis] == y.Shape[of]) y.Places(of).CopyTo(x.Mark(axis));
            else x.MarkAll(axis);
        }

        // A vector on the other side takes an axis away; then all counts.
        var kept = input == 0 ? rank - 2 : rank - 1;
        var result = y.Shape.Rank - (input == 0 ? 2 : 1);
        if (result >= 0 && y.Shape[result] == x.Shape[kept]) y.Places(result).CopyTo(x.Mark(kept));
        else x.MarkAll(kept);
        x.MarkAll(input == 0 ? rank - 1 : rank - 2);
    }
}
