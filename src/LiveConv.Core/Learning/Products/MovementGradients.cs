using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>Copies: the gradient goes back to where each value came from, and adds up where one was copied several times.</summary>
internal static class MovementGradients
{
    public static Node Reshape(BackwardPass pass, Node layer, int input, Node gradient) => pass.Reshape(gradient, layer.Inputs[0].Shape);

    public static Node Transpose(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var permutation = ((Transpose)layer.Op).Permutation;
        return pass.Add(new Transpose([.. Enumerable.Range(0, permutation.Length).Select(axis => permutation.IndexOf(axis))]), gradient);
    }

    public static Node Expand(BackwardPass pass, Node layer, int input, Node gradient) => pass.Unbroadcast(gradient, layer.Inputs[0].Shape);

    public static Node Concat(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var axis = ((Concat)layer.Op).Axis;
        var start = layer.Inputs.Take(input).Sum(before => before.Shape[axis]);
        return pass.Add(Ops.Slice.Along(axis, start, layer.Inputs[input].Shape[axis], gradient.Shape), gradient);
    }

    /// <summary>Each repetition is an axis of its own, which is summed over.</summary>
    public static Node Tile(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (repeats, x) = (((Tile)layer.Op).Repeats, layer.Inputs[0].Shape);
        int[] sizes = [.. Enumerable.Range(0, x.Rank).SelectMany(axis => new[] { repeats[axis], x[axis] })];
        int[] axes = [.. Enumerable.Range(0, x.Rank).Where(axis => repeats[axis] != 1).Select(axis => 2 * axis)];
        return axes.Length == 0 ? gradient : pass.Reshape(pass.Sum(pass.Reshape(gradient, new Shape(sizes)), axes), x);
    }

    /// <summary>What was added is cropped, and what was cropped comes back as zeros; pixels that were repeated collect theirs.</summary>
    public static Node Pad(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (op, x) = ((Pad)layer.Op, layer.Inputs[0].Shape);
        if (op.Mode == PadMode.Constant) return pass.Add(new Pad(Negated(op.Before), Negated(op.After)), gradient);
        var isOfPictures = x.Rank == 4 && op.Before[..2].AddRange(op.After[..2]).All(size => size == 0);
        return isOfPictures
            ? AxisMatrices.OfPad(pass, op, x, gradient)
            : throw new GradientException($"layer '{layer.Name}' (Pad): only of the last two of four axes are gradients of mode {op.Mode} computed, not of {x}");
    }

    /// <summary>Steps become zeros between the values, a start becomes zeros before them.</summary>
    public static Node Slice(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (op, x) = ((Slice)layer.Op, layer.Inputs[0].Shape);
        for (var axis = 0; axis < x.Rank; axis++) gradient = Spread(pass, gradient, axis, op.Steps[axis]);
        int[] before = new int[x.Rank], after = new int[x.Rank];
        for (var axis = 0; axis < x.Rank; axis++)
        {
            var length = gradient.Shape[axis];
            before[axis] = op.Starts[axis] + Math.Min(0, (op.Counts[axis] - 1) * op.Steps[axis]);
            after[axis] = x[axis] - before[axis] - length;
        }

        return before.Concat(after).All(size => size == 0) ? gradient : pass.Add(new Pad([.. before], [.. after]), gradient);
    }

    public static Node DepthToSpace(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (op, x) = ((DepthToSpace)layer.Op, layer.Inputs[0].Shape);
        var stacked = pass.Add(new SpaceToDepth(op.BlockSize), gradient);
        if (!op.ColumnRowDepth) return stacked;
        var block = op.BlockSize * op.BlockSize;
        var split = pass.Reshape(stacked, new Shape(x.N, block, x.C / block, x.H, x.W));
        return pass.Reshape(pass.Add(new Transpose([0, 2, 1, 3, 4]), split), x);
    }

    public static Node SpaceToDepth(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new DepthToSpace(((SpaceToDepth)layer.Op).BlockSize), gradient);

    /// <summary>A product with the matrix that has a 1 where a slice was taken: slices that were taken twice add up.</summary>
    public static Node Gather(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (axis, x) = (((Gather)layer.Op).Axis, layer.Inputs[0].Shape);
        if (layer.Inputs[1].Constant is not { } indices) throw new GradientException($"layer '{layer.Name}' (Gather): only of constant indices are gradients computed");
        var (taken, size, inner) = (indices.Shape.Count, x[axis], x.Stride(axis));
        var matrix = new Tensor(new Shape(size, taken));
        for (var k = 0; k < taken; k++) matrix.Data[(Ops.Gather.Place(indices.Integers[k], size) * taken) + k] = 1;
        var slices = pass.Reshape(gradient, new Shape(x.Count / (size * inner), taken, inner));
        return pass.Reshape(pass.Add(new MatMul(), pass.Constant(matrix), slices), x);
    }

    /// <summary>Puts the neighbours along an axis a step apart, in their first order, with zeros between them.</summary>
    private static Node Spread(BackwardPass pass, Node values, int axis, int step)
    {
        var shape = values.Shape;
        var count = shape[axis];
        if (step < 0 && count > 1)
        {
            var starts = new int[shape.Rank];
            int[] steps = [.. Enumerable.Repeat(1, shape.Rank)];
            (starts[axis], steps[axis]) = (count - 1, -1);
            values = pass.Add(new Slice([.. starts], [.. shape.Sizes], [.. steps]), values);
        }

        var distance = Math.Abs(step);
        if (distance == 1 || count < 2) return values;
        var (outer, inner) = (new Shape(shape.Sizes[..axis]).Count, shape.Stride(axis));
        var spread = pass.Add(new Pad([0, 0, 0, 0], [0, 0, distance - 1, 0]), pass.Reshape(values, new Shape(outer, count, 1, inner)));
        int[] sizes = [.. shape.Sizes];
        sizes[axis] = count * distance;
        var joined = pass.Reshape(spread, new Shape(sizes));

        // Behind the last value there are no zeros.
        return pass.Add(Ops.Slice.Along(axis, 0, ((count - 1) * distance) + 1, joined.Shape), joined);
    }

    private static ImmutableArray<int> Negated(ImmutableArray<int> sizes) => [.. sizes.Select(size => -size)];
}
