namespace LiveConv.Tensors;

/// <summary>
/// Which element of an input each element of a larger output takes, by the rules of numpy and ONNX: shapes are aligned at their last
/// axis, and an axis of size 1 (or one that is missing) repeats.
/// </summary>
public sealed class Broadcast
{
    private readonly int[] sizes;
    private readonly int[] strides;
    private readonly bool same;

    /// <param name="input">Shape of the input.</param>
    /// <param name="output">Shape of the output, to which the input must fit.</param>
    /// <exception cref="ShapeException">The input doesn't fit the output.</exception>
    public Broadcast(Shape input, Shape output)
    {
        if (!Fits(input, output)) throw new ShapeException($"{input} can't be broadcast to {output}");
        same = input == output;
        sizes = new int[output.Rank];
        strides = new int[output.Rank];
        var stride = 1;
        for (var axis = output.Rank - 1; axis >= 0; axis--)
        {
            var own = axis - (output.Rank - input.Rank);
            sizes[axis] = output[axis];
            if (own < 0) continue;
            strides[axis] = input[own] == 1 ? 0 : stride;
            stride *= input[own];
        }
    }

    /// <summary>The shape that two inputs give together: the larger of the sizes of each axis.</summary>
    /// <param name="op">Name of the op, for the message.</param>
    /// <param name="a">Shape of one input.</param>
    /// <param name="b">Shape of the other.</param>
    /// <exception cref="ShapeException">An axis has two different sizes, neither of them 1.</exception>
    public static Shape Together(string op, Shape a, Shape b)
    {
        var sizes = new int[Math.Max(a.Rank, b.Rank)];
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            var (ofA, ofB) = (Size(a, axis, sizes.Length), Size(b, axis, sizes.Length));
            if (ofA != ofB && ofA != 1 && ofB != 1)
                throw new ShapeException($"{op} can't broadcast {a} with {b}: the sizes {ofA} and {ofB} meet on axis {axis}");
            sizes[axis] = ofA == 1 ? ofB : ofA;
        }

        return new Shape(sizes);
    }

    /// <summary>Whether an input of this shape can be repeated to the shape of the output.</summary>
    public static bool Fits(Shape input, Shape output)
    {
        if (input.Rank > output.Rank) return false;
        for (var axis = 0; axis < output.Rank; axis++)
        {
            var size = Size(input, axis, output.Rank);
            if (size != 1 && size != output[axis]) return false;
        }

        return true;
    }

    /// <summary>Where in the input (row-major) the value of an output element stands.</summary>
    public int Source(int index)
    {
        if (same) return index;
        var source = 0;
        for (var axis = sizes.Length - 1; axis >= 0; axis--)
        {
            (index, var position) = Math.DivRem(index, sizes[axis]);
            source += position * strides[axis];
        }

        return source;
    }

    private static int Size(Shape shape, int axis, int rank) => axis < rank - shape.Rank ? 1 : shape[axis - (rank - shape.Rank)];
}
