using System.Collections.Immutable;

namespace LiveConv.Tensors;

/// <summary>
/// A tensor seen as groups of elements along some of its axes: where each group starts, in the order of the other axes, and how far its
/// members are from there. What reductions, and everything that works along an axis, walk over.
/// </summary>
public sealed class AxisGroups
{
    /// <param name="shape">Shape of the tensor.</param>
    /// <param name="axes">Axes within a group, from 0 up to the rank; different ones.</param>
    public AxisGroups(Shape shape, ImmutableArray<int> axes)
    {
        int[] outer = [.. Enumerable.Range(0, shape.Rank).Where(axis => !axes.Contains(axis))];
        Starts = Offsets(shape, outer);
        Members = Offsets(shape, [.. axes.Order()]);
    }

    /// <summary>Index of the first member of each group, row-major.</summary>
    public int[] Starts { get; }

    /// <summary>Distance of each member from its group's start, row-major.</summary>
    public int[] Members { get; }

    private static int[] Offsets(Shape shape, int[] axes)
    {
        var offsets = new int[axes.Aggregate(1, (count, axis) => count * shape[axis])];
        for (var i = 0; i < offsets.Length; i++)
        {
            var rest = i;
            for (var a = axes.Length - 1; a >= 0; a--)
            {
                (rest, var position) = Math.DivRem(rest, shape[axes[a]]);
                offsets[i] += position * Stride(shape, axes[a]);
            }
        }

        return offsets;
    }

    private static int Stride(Shape shape, int axis)
    {
        var stride = 1;
        for (var inner = axis + 1; inner < shape.Rank; inner++) stride *= shape[inner];
        return stride;
    }
}
