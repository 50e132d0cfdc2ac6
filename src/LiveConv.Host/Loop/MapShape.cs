using LiveConv.Tensors;

namespace LiveConv.Host.Loop;

/// <summary>How a layer's values are shown as feature maps, whatever their rank.</summary>
internal static class MapShape
{
    /// <summary>Whether there is a way: at most four sizes, and something to see.</summary>
    public static bool CanShow(Shape shape) => shape.Rank is >= 1 and <= 4 && shape.Count > 0;

    /// <summary>Whether it is a vector: no rows and columns but those that <see cref="Of"/> makes.</summary>
    public static bool IsVector(Shape shape) => shape.Rank switch
    {
        4 => false,
        3 => shape[0] == 1 && (shape[1] == 1 || shape[2] == 1),
        2 => shape[0] == 1 || shape[1] == 1,
        _ => true,
    };

    /// <summary>
    /// The shape as 1×C×H×W: feature maps as they are, a matrix as one map, a vector as one map of nearly as many rows as columns,
    /// row by row, with zeros at the end.
    /// </summary>
    public static Shape Of(Shape shape) => shape.Rank switch
    {
        4 => shape,
        3 when shape[0] > 1 => new Shape(1, shape[0], shape[1], shape[2]),
        3 when shape[1] > 1 && shape[2] > 1 => new Shape(1, 1, shape[1], shape[2]),
        2 when shape[0] > 1 && shape[1] > 1 => new Shape(1, 1, shape[0], shape[1]),
        _ => OfVector(shape.Count),
    };

    /// <summary>The feature map, or the value of a vector, that a row-major index belongs to; 0 for matrices.</summary>
    public static int UnitOf(Shape shape, int index)
    {
        if (IsVector(shape)) return index;
        var planes = Of(shape);
        return index / (planes.H * planes.W) % planes.C;
    }

    private static Shape OfVector(int count)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        return new Shape(1, 1, (count + columns - 1) / columns, columns);
    }
}
