using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>Shape rules of ops that work along axes.</summary>
internal static class AxisRules
{
    /// <summary>Throws unless the axis is one of the shape's.</summary>
    public static void Require(string op, Shape shape, int axis)
    {
        if (axis < 0 || axis >= shape.Rank) throw new ShapeException($"{op} has no axis {axis} in {shape}");
    }

    /// <summary>The shape with the axes at 1, or without them.</summary>
    public static Shape Reduced(string op, Shape shape, ImmutableArray<int> axes, bool keep)
    {
        foreach (var axis in axes) Require(op, shape, axis);
        if (axes.Distinct().Count() != axes.Length) throw new ShapeException($"{op} names an axis twice: {string.Join(", ", axes)}");
        var sizes = new List<int>();
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if (!axes.Contains(axis)) sizes.Add(shape[axis]);
            else if (keep) sizes.Add(1);
        }

        return new Shape([.. sizes]);
    }
}
